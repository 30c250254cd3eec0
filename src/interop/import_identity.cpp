#include "interop/import_identity.hpp"

#include <map>

#include "core/codec.hpp"

namespace luoshi::interop {

namespace {
core::Id id_of(std::string_view authority, std::string_view noun, std::string_view key,
               std::string_view count) {
  base::Sha256 hasher;
  for (const std::string_view part :
       {std::string_view("luoshi import"), authority, noun, key, count})
    hasher.add(std::to_string(part.size())).add(":").add(part);
  return base::id_from_digest(hasher.finish());
}
}  // namespace

void give_ids(std::vector<Draft>& drafts, std::string_view authority,
              std::vector<ImportComplaint>& complaints) {
  std::map<std::pair<std::string, base::Digest>, int> seen;  // by file and content
  std::map<std::string, std::string> numbers;                // number -> where it stood
  std::erase_if(drafts, [&](Draft& draft) {
    const bool is_case = std::holds_alternative<core::ImportCase>(draft.command);
    if (!draft.id.is_nil()) {  // of an office list, which has its own
    } else if (draft.record) {
      draft.id = *draft.record;
    } else if (is_case && !draft.number.empty()) {
      const std::string place = draft.file + ", " + draft.sheet + ", " + std::to_string(draft.row);
      auto [known, fresh] = numbers.emplace(draft.number, place);
      if (!fresh) {
        complaints.push_back({ImportSeverity::error,
                              "import_number_twice",
                              draft.file,
                              draft.sheet,
                              draft.row,
                              {},
                              {},
                              {{"value", draft.number}, {"other", known->second}}});
        return true;
      }
      draft.id = id_of(authority, "case", draft.number, {});
    } else {
      const base::Digest content = base::sha256(core::encode_command(draft.command));
      const int count = seen[{draft.file, content}]++;
      draft.id = id_of(authority, is_case ? "case row" : "activity row", base::to_hex(content),
                       std::to_string(count));
    }
    return false;
  });
}

}  // namespace luoshi::interop
