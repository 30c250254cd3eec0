#include "http/problem.hpp"

#include <charconv>

#include "http/status.hpp"
#include "pack/tables.hpp"

namespace luoshi::http {

namespace {

// "en-US;q=0.8" -> en with 800. Thousandths, as RFC 9110 allows three digits.
struct Wanted {
  std::string_view language;
  int thousandths = 1000;
};

std::string_view trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" \t");
  if (from == text.npos) return {};
  return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

int thousandths_of(std::string_view weight) {
  if (weight.empty() || weight[0] != '0') return 1000;
  int out = 0;
  for (std::size_t i = 2; i < 5; ++i) {
    const char digit = i < weight.size() ? weight[i] : '0';
    if (digit < '0' || digit > '9') return 0;
    out = out * 10 + (digit - '0');
  }
  return out;
}

Wanted read_wanted(std::string_view item) {
  const auto semicolon = item.find(';');
  Wanted out{trimmed(item.substr(0, semicolon))};
  out.language = out.language.substr(0, out.language.find('-'));
  if (semicolon == item.npos) return out;
  const std::string_view weight = trimmed(item.substr(semicolon + 1));
  if (weight.starts_with("q=")) out.thousandths = thousandths_of(weight.substr(2));
  return out;
}

// A refused target may hold any bytes; a JSON document may not.
std::string_view instance_of(std::string_view target) {
  if (std::ranges::any_of(target, [](char c) { return c <= ' ' || c > '~'; })) return {};
  return target.substr(0, target.find('?'));
}

// Arguments that are words of the product: where their names stand, as a code of the message tables
// and as a closed set of the rule set.
struct WordedArgument {
  std::string_view name;
  std::string_view prefix;
  std::string_view set;
};
constexpr WordedArgument worded_arguments[] = {
    {"state", "status.", {}},
    {"command", "command.", "request_effect"},
    {"right", {}, "right"},
};

std::string_view in(base::Language language, std::string_view zh, std::string_view en) {
  return language == base::Language::zh ? zh : en;
}

}  // namespace

base::Language language_of(std::string_view accept_language) {
  int zh = -1;
  int en = -1;
  while (!accept_language.empty()) {
    const auto comma = accept_language.find(',');
    const Wanted wanted = read_wanted(accept_language.substr(0, comma));
    if (equal_without_case(wanted.language, "zh")) zh = std::max(zh, wanted.thousandths);
    if (equal_without_case(wanted.language, "en")) en = std::max(en, wanted.thousandths);
    if (comma == accept_language.npos) break;
    accept_language.remove_prefix(comma + 1);
  }
  return en > 0 && en > zh ? base::Language::en : base::Language::zh;
}

Problems::Problems(std::vector<std::span<const base::Message>> tables)
    : tables_(std::move(tables)) {
  tables_.push_back(http_messages());
}

Problem Problems::describe(const base::Refusal& refusal, base::Language language,
                           std::string_view instance) const {
  const StatusMeaning& meaning = meaning_of(status_of(refusal.code));
  Problem out;
  out.type = "urn:luoshi:problem:" + refusal.code;
  out.title = language == base::Language::zh ? meaning.zh : meaning.en;
  out.status = meaning.status;
  out.detail = refusal.code;
  for (const auto& table : tables_) {
    if (!base::find_message(table, refusal.code)) continue;
    out.detail = base::text_of(table, refusal.code, language, worded(refusal.args, language));
    break;
  }
  out.code = refusal.code;
  if (!refusal.field.empty()) out.field = refusal.field;
  out.args = refusal.args;
  out.instance = instance;
  return out;
}

std::optional<std::string> Problems::sentence(std::string_view code,
                                              base::Language language) const {
  for (const auto& table : tables_)
    if (const base::Message* known = base::find_message(table, code)) {
      const std::string_view text = language == base::Language::zh ? known->zh : known->en;
      if (text.contains('{')) return std::nullopt;
      return std::string(text);
    }
  return std::nullopt;
}

// The arguments as people say them; the document's own `args` keep the codes.
std::map<std::string, std::string> Problems::worded(std::map<std::string, std::string> args,
                                                    base::Language language) const {
  for (const WordedArgument& argument : worded_arguments) {
    const auto found = args.find(std::string(argument.name));
    if (found == args.end()) continue;
    std::string& value = found->second;
    const std::string code = std::string(argument.prefix) + value;
    const auto table = std::ranges::find_if(tables_, [&](const auto& one) {
      return !argument.prefix.empty() && base::find_message(one, code) != nullptr;
    });
    const auto words = pack::value_words();
    const auto word = std::ranges::find_if(words, [&](const pack::ValueWord& one) {
      return one.set == argument.set && one.code == value;
    });
    if (table != tables_.end())
      value = base::text_of(*table, code, language);
    else if (word != words.end())
      value = in(language, word->zh, word->en);
  }
  return args;
}

Response Problems::answer(const base::Refusal& refusal, const Request& request) const {
  const base::Language language = language_of(request.header("Accept-Language"));
  const Problem problem = describe(refusal, language, instance_of(request.target));
  Response out = json_response(static_cast<int>(problem.status), base::to_json(problem));
  out.headers.front().value = "application/problem+json";
  out.headers.push_back({"Content-Language", language == base::Language::zh ? "zh-CN" : "en"});
  out.headers.push_back({"Vary", "Accept-Language"});
  // Busy, too often, no room: when to come back, so that nobody asks in a loop.
  if (problem.status == 429 || problem.status == 503 || problem.status == 507) {
    const auto seconds = refusal.args.find("seconds");
    out.headers.push_back({"Retry-After", seconds == refusal.args.end() ? "5" : seconds->second});
  }
  return out;
}

}  // namespace luoshi::http
