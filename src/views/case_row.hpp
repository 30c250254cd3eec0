// The current rows of cases and requests.
#pragma once
#include "views/row.hpp"

namespace luoshi::views {

Row case_row(const core::Id& record, const core::CaseState& state, const ReadText& read);
Row request_row(const core::Id& record, const core::RequestState& state, const ReadText& read);

}  // namespace luoshi::views
