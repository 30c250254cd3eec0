// Which photos and files a record names: in its fields, checklists, replies, checks, everywhere.
#pragma once
#include "core/state.hpp"

namespace luoshi::core {

struct FileReference {
  Text file;  // its digest, sealed: the vault has it
  std::optional<Text> name;
  std::string media_type;  // as whoever named it said
};

// In the order of the state's members; a file named twice is there twice.
std::vector<FileReference> files_of(const State& state);

}  // namespace luoshi::core
