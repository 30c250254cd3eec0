// Which photos and files somebody may name in a record: knowing a digest is no right to what is
// behind it, because whoever sees a record sees its photos.
#pragma once
#include "http/api_handlers.hpp"

namespace luoshi::http {

// Who commands: an account, or the holder of a link.
struct Namer {
  const Caller& caller;
  std::optional<core::Id> link;
};

// A file may be named when
// - nobody has uploaded it yet: its digest can only come from whoever has the bytes;
// - the account, its unit or a unit below, or the link has brought it;
// - the record that is acted on, or one that the command refers to, names it already and may be
//   seen.
// Refusal: file_not_brought. Uploading the file (again) always helps whoever has it.
base::Result<void> may_name_files(Api& api, const Namer& namer, app::Request& request);

}  // namespace luoshi::http
