#include "http/workbook_answer.hpp"

#include <fstream>

#include "interop/confined.hpp"
#include "interop/pack_workbook.hpp"

namespace luoshi::http {

base::Result<Response> workbook_answer(const pack::Pack& pack, const Call& call) {
  const interop::PrivateFolder folder;
  const std::filesystem::path file = folder.path() / "rules.xlsx";
  const auto language = language_of(call.request.header("Accept-Language"));
  if (auto written = interop::write_pack_workbook(pack, file, language); !written)
    return std::unexpected(std::move(written.error()));
  std::ifstream in(file, std::ios::binary);
  Response out{.status = 200, .headers = {}, .body = {std::istreambuf_iterator<char>(in), {}}};
  out.headers = {
      {"Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
      {"Content-Disposition", "attachment; filename=\"rules.xlsx\""},
      {"Cache-Control", "no-store"}};
  return out;
}

}  // namespace luoshi::http
