// The FTS5 tokenizer "blanks": terms are what stands between blanks, unchanged. The terms
// themselves are made by base::search_tokens and store::search_terms, the same for every engine.
#pragma once
#include "store/sqlite/statement.hpp"

namespace luoshi::store {

void register_tokenizer(Connection& connection);

}  // namespace luoshi::store
