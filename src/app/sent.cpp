#include "app/sent.hpp"

#include "core/codec.hpp"

namespace luoshi::app {

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

std::map<std::string, SentFigure> last_sent(views::Reader& reader, const SentQuestion& question) {
  const views::ListQuery query{
      .noun = views::Noun::report, .order = views::Order::newest, .limit = 100};
  std::map<std::string, SentFigure> out;
  for (const views::ListRow& row : reader.list(query, {.ids = {question.unit}}).rows) {
    const auto stored = reader.find(row.record, core::unrestricted());
    if (!stored) continue;
    const auto state = core::decode_state(stored->state);
    const auto* sent = state ? std::get_if<core::SentReportState>(&*state) : nullptr;
    if (!sent || sent->report.unit != question.unit || sent->report.until > question.until)
      continue;
    if (!question.programme.empty() && sent->report.programme != question.programme) continue;
    // The newest comes first and stays.
    for (const core::Figure& figure : sent->report.figures)
      out.try_emplace(figure.quantity,
                      SentFigure{figure.amount, sent->report.programme, sent->report.since,
                                 sent->report.until, row.record});
  }
  return out;
}

}  // namespace luoshi::app
