#include "store/search_terms.hpp"

#include "base/limits.hpp"
#include "base/text.hpp"

namespace luoshi::store {

std::string scope_term(views::Noun noun, const core::Id& scope) {
  std::string out = "#";
  out.append(std::to_string(static_cast<int>(noun))).append(".");
  base::append_hex(out, scope.bytes);
  return out;
}

std::string document_terms(views::Noun noun, std::span<const core::Id> scopes,
                           std::string_view search_text) {
  std::string out;
  for (const core::Id& scope : scopes) out.append(scope_term(noun, scope)).append(" ");
  for (const std::string& term : base::search_tokens(search_text)) out.append(term).append(" ");
  return out;
}

std::vector<std::string> query_terms(std::span<const std::string> words) {
  std::vector<std::string> out;
  for (const std::string& word : words)
    for (std::string& term : base::query_tokens(word))
      if (out.size() < base::limits::search_terms_max && std::ranges::find(out, term) == out.end())
        out.push_back(std::move(term));
  return out;
}

}  // namespace luoshi::store
