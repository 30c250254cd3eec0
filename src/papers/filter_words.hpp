// What was asked for as people read it: 单位：荷塘村及下级；状态：整改中. For the notes of exports.
#pragma once
#include "app/snapshot.hpp"
#include "views/queries.hpp"

namespace luoshi::papers {

// Names stand for codes and ids where the rule set or the directory has one. Empty: everything.
std::string words_of(const views::ListQuery& query, const app::Snapshot& snapshot,
                     base::Language language);
// What records of a noun are called together: 问题台账, 工作记录.
std::string noun_name(std::string_view noun, base::Language language);

}  // namespace luoshi::papers
