// Lists, badges and searches as posts of a village, a street and the whole authority see them, in
// multiples of a point read of the same run; and how they grow with the number of cases.
#include <fmt/format.h>

#include <functional>

#include "bench/benchmarks.hpp"
#include "bench/campaign_words.hpp"
#include "bench/clockwork.hpp"

namespace luoshi::bench {

namespace {
constexpr int rounds = 5;
constexpr double round_us = 50'000;  // of one measurement in one round
constexpr int calls_least = 5;       // in a round
constexpr std::int32_t page_rows = 50;
constexpr std::int64_t badge_cap = 1000;
constexpr double page_goal = 12;
constexpr double search_goal = 30;
constexpr double growth_goal = 2;

// What posts of one kind ask; the scopes of several of them are used in turn.
struct Question {
  std::string name;
  double goal = 0;  // point reads at most
  std::vector<core::Scope> scopes;
  std::function<std::int64_t(views::Reader&, const core::Scope&)> ask;  // rows of the answer
};

// One of the databases, open for reading.
class Site {
 public:
  explicit Site(const Databases::Filled& filled) : office_(filled.file), cases_(filled.cases) {
    reader_ = office_.store().reader();
  }

  Office& office() { return office_; }
  std::size_t cases() const { return cases_; }

  std::int64_t read_points(std::vector<double>& times) {
    const core::Scope all{.ids = {core::everything}};
    return sample(times, [&] {
      const auto number = 1 + dice_.below(static_cast<std::int64_t>(cases_));
      return reader_->find(command_id(fill_name, number), all) ? 1 : 0;
    });
  }
  // The smallest answer.
  std::int64_t ask(const Question& question, std::vector<double>& times) {
    return sample(times, [&] { return question.ask(*reader_, dice_.pick(question.scopes)); });
  }

 private:
  template <class Call>
  std::int64_t sample(std::vector<double>& times, const Call& call) {
    const double begin = wall_now_us();
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    for (int calls = 0; calls < calls_least || wall_now_us() - begin < round_us; ++calls) {
      std::int64_t rows = 0;
      times.push_back(timed([&] { rows = call(); }).wall_us);
      least = std::min(least, rows);
    }
    return least;
  }

  Office office_;
  std::size_t cases_;
  std::unique_ptr<views::Reader> reader_;
  app::Dice dice_{11};
};

struct Audience {
  std::string name;
  std::vector<core::Scope> scopes;
};

std::vector<Audience> audiences_of(Office& office) {
  const Campaign campaign = office.campaign("readers");
  const auto snapshot = office.executor().snapshot();
  Audience village{"village", {}};
  Audience street{"street", {}};
  Audience authority{"authority", {}};
  for (const core::Id& id : campaign.villages()) {
    if (auto actor = campaign.actor("village_secretary", id))
      village.scopes.push_back(core::access(*actor));
    const core::Id& above = snapshot->directory->ancestors(id).front();
    if (auto actor = campaign.actor("office_clerk", above))
      street.scopes.push_back(core::access(*actor));
    const core::Id& top = snapshot->directory->ancestors(id).back();
    if (auto actor = campaign.actor("district_office_clerk", top);
        actor && authority.scopes.empty())
      authority.scopes.push_back(core::access(*actor));
  }
  return {village, street, authority};
}

auto page(views::ListQuery query) {
  query.limit = page_rows;
  return [query](views::Reader& reader, const core::Scope& scope) {
    return static_cast<std::int64_t>(reader.list(query, scope).rows.size());
  };
}

auto badge(views::ListQuery query) {
  return [query](views::Reader& reader, const core::Scope& scope) {
    return reader.count(query, badge_cap, scope).count;
  };
}

std::vector<Question> questions_of(Office& office) {
  using views::Order;
  const views::Noun noun = views::Noun::case_;
  std::vector<Question> out;
  for (const Audience& audience : audiences_of(office)) {
    const auto add = [&](std::string_view what, double goal, auto ask) {
      out.push_back({fmt::format("{}, {}", what, audience.name), goal, audience.scopes, ask});
    };
    add("page of 50 by due", page_goal, page({.noun = noun, .order = Order::due}));
    add("page of 50 newest first", page_goal, page({.noun = noun, .order = Order::newest}));
    add("page of 50 of one status", page_goal,
        page({.noun = noun, .selection = {{"status", views::Operator::equal, {"reported"}}}}));
    add("badge of one status", page_goal,
        badge({.noun = noun, .selection = {{"status", views::Operator::equal, {"reported"}}}}));
    add("search for a common word", search_goal,
        page({.noun = noun, .text = std::string(common_word)}));
    add("search for a rare word", search_goal,
        page({.noun = noun, .text = std::string(rare_word)}));
  }
  return out;
}

struct Measured {
  std::vector<double> times;
  std::int64_t rows = std::numeric_limits<std::int64_t>::max();
};

std::string cases_text(std::size_t cases) {
  return cases % 1'000'000 == 0 ? fmt::format("{}M", cases / 1'000'000)
                                : fmt::format("{}k", cases / 1'000);
}
}  // namespace

void measure_reads(const Databases& databases, Report& report) {
  std::vector<std::unique_ptr<Site>> sites;
  for (const auto& filled : databases.filled) sites.push_back(std::make_unique<Site>(filled));
  for (const Question& question : questions_of(sites.front()->office())) {
    std::vector<Measured> asked(sites.size());
    std::vector<Measured> points(sites.size());
    for (int round = 0; round < rounds; ++round)
      for (std::size_t i = 0; i < sites.size(); ++i) {
        points[i].rows = std::min(points[i].rows, sites[i]->read_points(points[i].times));
        asked[i].rows = std::min(asked[i].rows, sites[i]->ask(question, asked[i].times));
      }
    for (std::size_t i = 0; i < sites.size(); ++i) {
      report.expect(points[i].rows == 1, "a point read found nothing");
      const double ours = median(asked[i].times);
      const double floor = median(points[i].times);
      report.add({.name = fmt::format("{}, {}", question.name, cases_text(sites[i]->cases())),
                  .ours = ours,
                  .floor = floor,
                  .unit = "us",
                  .ratio = ours / floor,
                  .goal = Goal{Bound::at_most, question.goal}});
    }
    // Answers of another size take another time.
    if (sites.size() < 2 || asked.front().rows != asked.back().rows) continue;
    const double ours = median(asked.back().times);
    const double floor = median(asked.front().times);
    report.add(
        {.name = fmt::format("{}, {} over {}", question.name, cases_text(sites.back()->cases()),
                             cases_text(sites.front()->cases())),
         .ours = ours,
         .floor = floor,
         .unit = "us",
         .ratio = ours / floor,
         .goal = Goal{Bound::at_most, growth_goal}});
  }
}

}  // namespace luoshi::bench
