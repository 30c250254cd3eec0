// A rule set as the XLSX document of an answer.
#pragma once
#include "http/api_handlers.hpp"
#include "pack/pack.hpp"

namespace luoshi::http {

// In the language of the call. Refusals: those of interop::write_pack_workbook.
base::Result<Response> workbook_answer(const pack::Pack& pack, const Call& call);

}  // namespace luoshi::http
