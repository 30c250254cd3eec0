// A brief as text: the sentence of its rule set's template, and what stands beside it.
#pragma once
#include "app/brief.hpp"
#include "base/message.hpp"

namespace luoshi::papers {

// 自11月5日动员会以来，街道累计出动500余人次，... as the template ends it.
std::string sentence(const app::BriefFigures& figures, const app::Snapshot& snapshot,
                     base::Language language);

// 500余人次 / more than 500 person-times.
std::string figure_text(const core::Quantity& quantity, std::int64_t amount,
                        base::Language language);

// 523人次: without rounding.
std::string exact_text(const core::Quantity& quantity, std::int64_t amount,
                       base::Language language);
// The warning that a cumulative figure is lower than what was sent out before.
std::string fallen_text(const app::BriefFigure& figure, const core::RuleSet& rules,
                        base::Language language);

// The sentence, the exact figures with how they are backed, who has reported, and every cumulative
// figure that is lower than what was sent out before.
std::string brief_page(const app::BriefFigures& figures, const app::Snapshot& snapshot,
                       base::Language language);

}  // namespace luoshi::papers
