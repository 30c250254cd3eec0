#include "accounts/saved_views.hpp"

#include "base/limits.hpp"

namespace luoshi::accounts {

using base::refuse;
using base::Result;
namespace limits = base::limits;

namespace {
Result<void> check_view(const SavedView& view) {
  if (view.name.find_first_not_of(" \t\r\n") == std::string::npos)
    return refuse("view_name_empty", "name");
  const auto too_long = [](std::string_view field, std::size_t bound) {
    return refuse("view_too_long", std::string(field), {{"bound", std::to_string(bound)}});
  };
  if (view.name.size() > limits::view_name_bytes_max)
    return too_long("name", limits::view_name_bytes_max);
  if (view.query.size() > limits::view_query_bytes_max)
    return too_long("query", limits::view_query_bytes_max);
  std::size_t bytes = 0;
  for (const std::string& path : view.columns) bytes += path.size() + 1;
  if (bytes > limits::view_query_bytes_max)
    return too_long("columns", limits::view_query_bytes_max);
  return {};
}
}  // namespace

std::vector<SavedView> SavedViews::of(const Id& account) {
  return store_.begin_reading()->saved_views(account);
}

Result<void> SavedViews::keep(const Id& account, const SavedView& view) {
  if (auto good = check_view(view); !good) return good;
  const auto transaction = store_.begin();
  const std::vector<SavedView> kept = transaction->saved_views(account);
  const bool is_new = std::ranges::find(kept, view.name, &SavedView::name) == kept.end();
  if (is_new && std::ssize(kept) >= limits::views_per_account_max)
    return refuse("views_too_many", {}, {{"bound", std::to_string(limits::views_per_account_max)}});
  transaction->put_saved_view(account, view);
  transaction->commit();
  return {};
}

void SavedViews::drop(const Id& account, std::string_view name) {
  const auto transaction = store_.begin();
  transaction->drop_saved_view(account, name);
  transaction->commit();
}

}  // namespace luoshi::accounts
