// 常用查询: a way of looking at the ledger that somebody keeps under a name of their own. It
// belongs to the account, so it is there on every computer; nobody else sees it.
#pragma once
#include "accounts/port.hpp"
#include "base/result.hpp"

namespace luoshi::accounts {

class SavedViews {
 public:
  explicit SavedViews(Store& store) : store_(store) {}

  // In the order in which their names were first kept.
  std::vector<SavedView> of(const Id& account);
  // One of the same name is replaced and keeps its place. Refusals: view_name_empty, view_too_long,
  // views_too_many.
  base::Result<void> keep(const Id& account, const SavedView& view);
  // None of that name: nothing happens.
  void drop(const Id& account, std::string_view name);

 private:
  Store& store_;
};

}  // namespace luoshi::accounts
