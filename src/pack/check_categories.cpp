#include "base/text.hpp"
#include "pack/check.hpp"
#include "pack/national.hpp"

namespace luoshi::pack {

namespace {
constexpr std::string_view local_major_first = "90";
constexpr std::string_view local_major_last = "99";

bool is_local(std::string_view major) {
  return major >= local_major_first && major <= local_major_last;
}

bool is_number(std::string_view text, std::size_t digits) {
  return text.size() == digits && text.find_first_not_of("0123456789") == text.npos;
}

const NationalCategory* find_national(core::CategoryKind kind, std::string_view code) {
  const auto list = kind == core::CategoryKind::matter ? national_matters() : national_components();
  for (const NationalCategory& one : list)
    if (one.code == code) return &one;
  return nullptr;
}

void check_national(const Sheet& sheet, std::size_t i, const core::Category& row,
                    Complaints& complaints) {
  const NationalCategory* national = find_national(row.kind, row.code);
  if (!national)
    return complain(complaints, "category_not_national", {sheet, i, "code"}, {{"value", row.code}});
  if (base::normalise(national->name) != base::normalise(row.name.zh))
    complain(
        complaints, "category_name_changed", {sheet, i, "name_zh"},
        {{"value", row.name.zh}, {"code", row.code}, {"expected", std::string(national->name)}});
}
}  // namespace

void check_categories(const Sheets& sheets, const Rows& rows, Complaints& complaints) {
  const Sheet& sheet = sheets[TableId::categories];
  for (std::size_t i = 0; i < rows.categories.size(); ++i) {
    const core::Category& row = rows.categories[i];
    if (row.code.empty()) continue;
    if (!is_number(row.code, 5)) {
      complain(complaints, "category_code_malformed", {sheet, i, "code"}, {{"value", row.code}});
      continue;
    }
    const std::string major = row.code.substr(0, 2);
    if (!row.major.empty() && row.major != major)
      complain(complaints, "category_major_differs", {sheet, i, "major"},
               {{"value", row.major}, {"expected", major}});
    if (row.local_extension && !is_local(major))
      complain(complaints, "local_extension_outside", {sheet, i, "code"}, {{"value", row.code}});
    else if (!row.local_extension && is_local(major))
      complain(complaints, "local_extension_unmarked", {sheet, i, "local_extension"},
               {{"value", row.code}});
    else if (!row.local_extension)
      check_national(sheet, i, row, complaints);
  }
}

}  // namespace luoshi::pack
