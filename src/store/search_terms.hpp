// The terms under which a record stands in a search index: those of its text, and one for each
// scope that may find it. The same for every engine.
#pragma once
#include "views/row.hpp"

namespace luoshi::store {

// Begins with a sign that no term of a text holds.
std::string scope_term(views::Noun noun, const core::Id& scope);

// All terms of a record, separated by blanks.
std::string document_terms(views::Noun noun, std::span<const core::Id> scopes,
                           std::string_view search_text);

// Terms that every record has which contains all these words; at most limits::search_terms_max.
std::vector<std::string> query_terms(std::span<const std::string> words);

}  // namespace luoshi::store
