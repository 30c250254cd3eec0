# A room is a folder of src/: one static library, one namespace, and the rooms below it that it may
# use. tests/tidy checks that includes follow the same arrows.
set(LUOSHI_WARNINGS
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
    -Wold-style-cast -Wswitch-enum -Wimplicit-fallthrough
    -Wno-missing-designated-field-initializers)
option(LUOSHI_WERROR "Warnings are errors" OFF)
if(LUOSHI_WERROR)
  list(APPEND LUOSHI_WARNINGS -Werror)
endif()

function(luoshi_room name)
  cmake_parse_arguments(ROOM "" "" "USES;LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
  if(NOT sources)  # headers only, so far
    set(sources ${CMAKE_CURRENT_BINARY_DIR}/${name}_headers_only.cpp)
    file(CONFIGURE OUTPUT ${sources} CONTENT "")
  endif()
  add_library(luoshi_${name} STATIC ${sources})
  target_include_directories(luoshi_${name} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  target_compile_options(luoshi_${name} PRIVATE ${LUOSHI_WARNINGS})
  list(TRANSFORM ROOM_USES PREPEND luoshi_ OUTPUT_VARIABLE rooms)
  target_link_libraries(luoshi_${name} PUBLIC ${rooms} ${ROOM_LIBRARIES})
  if(name STREQUAL "base")
    target_precompile_headers(luoshi_base PRIVATE base/precompiled.hpp)
  else()
    target_precompile_headers(luoshi_${name} REUSE_FROM luoshi_base)
  endif()
endfunction()

# What is shipped and measured allocates with mimalloc: a case is many short strings, freed by other
# threads. Sanitizers bring their own.
function(luoshi_allocator program)
  if(CMAKE_BUILD_TYPE STREQUAL "Release")
    target_link_libraries(${program} PRIVATE mimalloc)
  endif()
endfunction()
