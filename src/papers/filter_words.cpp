#include "papers/filter_words.hpp"

#include <fmt/format.h>

#include "core/case_words.hpp"
#include "interop/export_words.hpp"

namespace luoshi::papers {

namespace {
using base::Language;
using views::Operator;

// field.*: what a condition is about. operator.*: how it holds, {list} being its values.
constexpr base::Message words[] = {
    {"field.kind", "种类", "kind"},
    {"field.status", "状态", "status"},
    {"field.number", "编号", "number"},
    {"field.unit", "单位", "unit"},
    {"field.site", "点位", "site"},
    {"field.day", "日期", "day"},
    {"field.due", "时限", "due"},
    {"field.source", "来源", "source"},
    {"field.programme", "重点工作", "programme"},
    {"field.category", "类别", "category"},
    {"operator.equal", "{field}：{list}", "{field}: {list}"},
    {"operator.in", "{field}：{list}", "{field}: {list}"},
    {"operator.within", "{field}：{list}及下级", "{field}: {list} and below"},
    {"operator.under", "{field}：{list}及细类", "{field}: {list} and its parts"},
    {"operator.less", "{field}：早于（小于）{list}", "{field}: before (below) {list}"},
    {"operator.at_most", "{field}：不晚于（不大于）{list}", "{field}: up to {list}"},
    {"operator.greater", "{field}：晚于（大于）{list}", "{field}: after (above) {list}"},
    {"operator.at_least", "{field}：自（不小于）{list}", "{field}: from {list} on"},
    {"operator.is_set", "{field}：已填写", "{field}: given"},
    {"words", "含有“{text}”", "with the words “{text}”"},
    {"separator.condition", "；", "; "},
    {"separator.value", "、", ", "},
    {"noun.case", "问题台账", "Ledger of cases"},
    {"noun.activity", "工作记录", "Records of work"},
    {"noun.unit", "单位", "Units"},
    {"noun.person", "人员", "People"},
    {"noun.post", "岗位", "Posts"},
    {"noun.site", "点位", "Sites"},
};

class Words {
 public:
  Words(const app::Snapshot& snapshot, Language language)
      : snapshot_(snapshot), rules_(*snapshot.rules), language_(language) {}

  std::string of(const views::Condition& condition) const {
    std::string list;
    for (const std::string& value : condition.values) {
      if (!list.empty()) list += text("separator.value");
      list += name_of(condition.field, value);
    }
    return base::text_of(words, fmt::format("operator.{}", base::name_of(condition.op)), language_,
                         {{"field", field_name(condition.field)}, {"list", list}});
  }

  std::string text(std::string_view code) const {
    return base::text_of(words, code, language_, {});
  }

 private:
  std::string in(const core::Name& name) const {
    return language_ == Language::en && !name.en.empty() ? name.en : name.zh;
  }

  std::string field_name(const std::string& field) const {
    constexpr std::string_view prefix = "field.";
    if (!field.starts_with(prefix)) return text(std::string(prefix) + field);
    const std::string code = field.substr(prefix.size());
    for (const core::ActivityKind& kind : rules_.activity_kinds)
      if (const core::Field* known = core::find_by_code(kind.fields, code)) return in(known->name);
    return code;
  }

  // As it is written where nothing has such a code: a number, a day, a text.
  std::string name_of(const std::string& field, const std::string& value) const {
    if (field == "status") return status_name(value);
    if (field == "unit") {
      const auto id = base::id_from_text(value);
      return id ? snapshot_.unit_name(*id) : value;
    }
    if (field == "source") {
      const auto* sources = core::find_by_code(rules_.terms, "sources");
      return sources ? named(sources->terms, value) : value;
    }
    if (field == "programme") return named(rules_.programmes, value);
    if (field == "category") return named(rules_.categories, value);
    if (field != "kind") return value;
    const auto* kind = core::find_by_code(rules_.activity_kinds, value);
    return kind ? in(kind->name) : named(rules_.categories, value);
  }

  template <class List>
  std::string named(const List& list, const std::string& code) const {
    const auto* found = core::find_by_code(list, code);
    return found ? in(found->name) : code;
  }

  std::string status_name(const std::string& status) const {
    if (const auto* word = base::find_message(core::case_words(), "status." + status))
      return std::string(interop::word_in(word->zh, word->en, language_));
    for (const interop::ActivityStatusWord& word : interop::activity_status_words())
      if (base::name_of(word.status) == status)
        return std::string(interop::word_in(word.zh, word.en, language_));
    return status;
  }

  const app::Snapshot& snapshot_;
  const core::RuleSet& rules_;
  Language language_;
};
}  // namespace

std::string words_of(const views::ListQuery& query, const app::Snapshot& snapshot,
                     Language language) {
  const Words speaker(snapshot, language);
  std::string out;
  const auto add = [&](const std::string& one) {
    if (!out.empty()) out += speaker.text("separator.condition");
    out += one;
  };
  for (const views::Condition& condition : query.selection) add(speaker.of(condition));
  if (!query.text.empty()) add(base::text_of(words, "words", language, {{"text", query.text}}));
  return out;
}

std::string noun_name(std::string_view noun, Language language) {
  return base::text_of(words, fmt::format("noun.{}", noun), language, {});
}

}  // namespace luoshi::papers
