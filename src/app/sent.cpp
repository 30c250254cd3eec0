#include "app/sent.hpp"

namespace luoshi::app {

namespace {
constexpr std::int32_t reports_looked_at = 100;
}  // namespace

core::SendFigures sending_of(const BriefFigures& figures) {
  core::SendFigures out{.brief = figures.brief,
                        .unit = figures.unit,
                        .programme = figures.programme,
                        .since = figures.since,
                        .until = figures.until,
                        .seq = figures.seq};
  for (const BriefFigure& figure : figures.figures)
    out.figures.push_back({figure.quantity, figure.amount});
  return out;
}

std::vector<SentReport> sent_reports(views::Reader& reader, const core::Id& unit,
                                     views::Selection selection) {
  const views::ListQuery query{.noun = views::Noun::report,
                               .selection = std::move(selection),
                               .order = views::Order::newest,
                               .limit = reports_looked_at};
  std::vector<SentReport> out;
  for (const views::ListRow& row : reader.list(query, {.ids = {unit}}).rows)
    if (auto said = base::from_json<views::ReportSummary>(row.summary); said && said->unit == unit)
      out.push_back({row.record, std::move(*said)});
  return out;
}

std::map<std::string, SentFigure> last_sent(views::Reader& reader, const SentQuestion& question) {
  std::map<std::string, SentFigure> out;
  for (const auto& [record, said] : sent_reports(reader, question.unit)) {
    if (said.until > question.until) continue;
    if (!question.programme.empty() && said.programme != question.programme) continue;
    // The newest comes first and stays.
    for (const core::Figure& figure : said.figures)
      out.try_emplace(figure.quantity,
                      SentFigure{figure.amount, said.programme, said.since, said.until, record});
  }
  return out;
}

}  // namespace luoshi::app
