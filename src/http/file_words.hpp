// Words of the API document about photos and files, and the refusals of those routes.
#pragma once
#include "http/router.hpp"

namespace luoshi::http {

struct FileText {
  Text put, list, read, mark, take_down, restore, put_by_link, read_by_link, copy, watermark;
};
const FileText& file_words();
std::span<const base::Message> file_refusals();

}  // namespace luoshi::http
