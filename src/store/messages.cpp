#include "store/messages.hpp"

namespace luoshi::store {

namespace {
constexpr base::Message table[] = {
    {"database_newer",
     "{file} 由更新的版本写成（版式 {found}，本程序只认到 {known}）。请升级本程序后再打开。",
     "{file} was written by a later release (schema {found}, this one knows up to {known}). "
     "Install the later release and open it again."},
    {"database_foreign", "{file} 不是落实的数据库。请检查数据目录是否填对。",
     "{file} is not a database of this product. Check that the data folder is the right one."},
};
}  // namespace

std::span<const base::Message> messages() {
  return table;
}

}  // namespace luoshi::store
