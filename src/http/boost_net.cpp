// Asio and Beast, compiled once (see the definitions of this room in src/CMakeLists.txt).
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>
