#include "tests/core/case_runner.hpp"

#include <sstream>

#include "core/contributions.hpp"
#include "tests/core/calendar_data.hpp"
#include "tests/core/case_world.hpp"

namespace luoshi::core::testing {

namespace {
using Words = std::vector<std::string>;

// Words of a line; "..." keeps blanks inside a word.
Words words_of(const std::string& line) {
  Words out;
  std::string word;
  bool quoted = false, any = false;
  for (const char c : line) {
    if (c == '"' && (quoted || word.empty() || word.back() == '=')) {
      quoted = !quoted;
      any = true;
    } else if (c == ' ' && !quoted) {
      if (any || !word.empty()) out.push_back(word);
      word.clear();
      any = false;
    } else {
      word += c;
    }
  }
  if (any || !word.empty()) out.push_back(word);
  return out;
}

std::string full_day(const std::string& text) {
  return text.size() == 5 ? "2018-" + text : text;
}

std::string moment_text(Instant when) {
  const Day day = base::day_of(when, china);
  const int minute = base::minute_of_day(when, china);
  if (minute == 0) return base::to_text(day - 1) + " 24:00";
  return base::to_text(day) + " " + base::to_text(when, china).substr(11, 5);
}

class Runner {
 public:
  std::string run(std::string_view text) {
    std::istringstream lines{std::string(text)};
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
      if (line.empty() || line[0] == '#') continue;
      std::string wrong;
      try {
        wrong = step(words_of(line));
      } catch (const std::exception& fault) {
        wrong = fault.what();
      }
      if (!wrong.empty()) return "line " + std::to_string(number) + ": " + line + "\n  " + wrong;
    }
    return {};
  }

 private:
  std::string step(const Words& words) {
    if (words.at(0) == "?") return expect(words);
    if (words.at(0) == "rule") return rule(words);
    std::size_t at = 1;
    if (words[0] != ".") {
      world_.now = testing::at(full_day(words[0]) + " " + words.at(1));
      at = 2;
    } else {
      world_.now.us += base::second_us;
    }
    const std::string& actor = words.at(at);
    const std::string& record = words.at(at + 1);
    const std::string& command = words.at(at + 2);
    boost::json::object json = with_now(CaseWorld::defaults(command), command);
    for (at += 3; at < words.size() && words[at] != "=>" && words[at] != "!"; ++at)
      set(json, words[at]);
    const std::string refused = world_.execute(actor, record, json);
    const bool accepted = words.at(at) == "=>";
    const std::string& expected = words.at(at + 1);
    if (!accepted) return refused == expected ? "" : "got " + (refused.empty() ? "yes" : refused);
    if (!refused.empty()) return "refused: " + refused + " at " + world_.refused_field;
    const std::string found = status_of(*world_.find(record));
    return found == expected ? "" : "is " + found;
  }

  std::string rule(const Words& words) {
    CaseRules& rules = world_.change_rules().case_rules;
    if (words.at(1) == "reassignment_continues")
      rules.reassignment_restarts_clock = false;
    else if (words.at(1) == "checker_of_any_unit")
      rules.checker_from_other_unit = false;
    else
      return "unknown rule";
    return {};
  }

  // Facts are of now and of village_a unless the line says otherwise.
  boost::json::object with_now(boost::json::object json, const std::string& command) {
    const std::string now = base::Scalar<Instant>::write(world_.now);
    if (auto* facts = json.if_contains("facts")) {
      facts->as_object()["found_at"] = now;
      facts->as_object()["unit"] = base::to_text(world_.id_of("village_a"));
    }
    if (command == "serve_notice") json["served_at"] = now;
    return json;
  }

  boost::json::value value_of(const std::string& text) {
    if (text.starts_with('~')) {
      std::string moment =
          full_day(text.substr(1, text.find('T') - 1)) + " " + text.substr(text.find('T') + 1);
      return boost::json::value(base::Scalar<Instant>::write(testing::at(moment)));
    }
    if (text.starts_with('@'))
      return boost::json::value(base::to_text(world_.id_of(text.substr(1))));
    if (text == "photo")
      return boost::json::parse(R"([{"file":"5e","media_type":"image/jpeg","role":"before"}])");
    if (text.starts_with('[') || text.starts_with('{') || text == "true" || text == "false")
      return boost::json::parse(with_ids(text));
    return boost::json::value(text);
  }

  std::string with_ids(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
      if (text[i] != '@') {
        out += text[i++] == '\'' ? '"' : text[i - 1];
        continue;
      }
      std::size_t end = i + 1;
      while (end < text.size() && (std::isalnum(text[end]) || text[end] == '_')) ++end;
      out += '"' + base::to_text(world_.id_of(text.substr(i + 1, end - i - 1))) + '"';
      i = end;
    }
    return out;
  }

  void set(boost::json::object& json, const std::string& word) {
    const auto equals = word.find('=');
    std::string path = word.substr(0, equals);
    const std::string text = word.substr(equals + 1);
    boost::json::object* into = &json;
    for (auto dot = path.find('.'); dot != path.npos; dot = path.find('.')) {
      auto& next = (*into)[path.substr(0, dot)];
      if (!next.is_object()) next.emplace_object();
      into = &next.as_object();
      path.erase(0, dot + 1);
    }
    if (text == "null")
      into->erase(path);
    else if (path == "instruction" || path == "item")
      (*into)[path] = std::stoll(text);
    else
      (*into)[path] = value_of(text);
  }

  static std::string status_of(const State& state) {
    if (const auto* one = std::get_if<CaseState>(&state))
      return std::string(base::name_of(one->status));
    if (const auto* one = std::get_if<RequestState>(&state))
      return std::string(base::name_of(one->status));
    return std::string(tag_of(state));
  }

  std::string expect(const Words& words) {
    const std::string& record = words.at(1);
    const std::string& what = words.at(2);
    if (what == "due" || what == "warn") return expect_clock(words);
    if (what == "clock") {
      const Clock* clock = clock_of(world_.one(record), kind(words.at(3)));
      const bool runs = clock && !clock->paused_at;
      return runs == (words.at(4) == "yes") ? "" : "the clock is otherwise";
    }
    if (what == "count") return expect_count(words);
    if (what == "sees") return expect_sees(words);
    if (what == "is") return expect_member(words);
    if (what == "offers") return expect_offers(words);
    return "unknown expectation " + what;
  }

  static ClockKind kind(const std::string& name) {
    return base::enum_from<ClockKind>(name).value();
  }

  std::string expect_clock(const Words& words) {
    const Clock* clock = clock_of(world_.one(words[1]), kind(words.at(3)));
    if (!clock) return "no such clock";
    const Deadline& deadline = clock->deadline;
    const std::string found = moment_text(words[2] == "due" ? deadline.due : deadline.warn_at);
    return found == full_day(words.at(4)) + " " + words.at(5) ? "" : "is " + found;
  }

  std::string expect_count(const Words& words) {
    const Day day = testing::day(full_day(words.at(5)));
    std::int64_t sum = 0;
    std::string others;
    for (const Contribution& one : contributions(*world_.find(words[1]))) {
      if (one.kind != words.at(3) || one.unit != world_.id_of(words.at(4))) continue;
      if (one.programme.empty() && one.day == day) sum += one.amount;
      others += " " + one.programme + "@" + base::to_text(one.day);
    }
    return std::to_string(sum) == words.at(6) ? "" : "is " + std::to_string(sum) + others;
  }

  std::string expect_sees(const Words& words) {
    const auto scopes = scopes_of(world_.one(words[1]));
    const Context context = world_.context(words.at(3), world_.id_of(words[1]));
    bool sees = false;
    for (const Id& id : access(context.actor).ids)
      sees = sees || std::ranges::binary_search(scopes, id);
    return sees == (words.at(4) == "yes") ? "" : "it is otherwise";
  }

  std::string expect_member(const Words& words) {
    const auto json = boost::json::parse(encode_state(*world_.find(words[1])));
    const boost::json::value* at = &json;
    std::istringstream path(words.at(3));
    for (std::string part; std::getline(path, part, '.');) {
      if (at->is_array()) {
        const auto index = static_cast<std::size_t>(std::stoul(part));
        if (index >= at->as_array().size()) return "the list is shorter";
        at = &at->as_array()[index];
      } else {
        at = at->as_object().if_contains(part);
      }
      if (!at) return words.at(4) == "absent" ? "" : "absent: " + part;
    }
    const std::string found =
        at->is_string() ? std::string(at->as_string()) : boost::json::serialize(*at);
    std::string expected = words.at(4);
    if (expected.starts_with('@')) expected = base::to_text(world_.id_of(expected.substr(1)));
    return found == expected ? "" : "is " + found;
  }

  std::string expect_offers(const Words& words) {
    const Context context = world_.context(words.at(3), world_.id_of(words[1]));
    std::string found, expected;
    for (const Offer& offer : offers(*world_.find(words[1]), context)) {
      found += " " + offer.command;
      if (auto preset = offer.preset.find("kind"); preset != offer.preset.end())
        found += ":" + preset->second;
    }
    for (std::size_t i = 4; i < words.size(); ++i) expected += " " + words[i];
    return found == expected ? "" : "are" + found;
  }

  CaseWorld world_;
};
}  // namespace

std::string run_case(std::string_view text) {
  return Runner().run(text);
}

}  // namespace luoshi::core::testing
