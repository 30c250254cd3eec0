// A made-up campaign: who reports, and the commands that do. The same seed gives the same commands.
#pragma once
#include "app/simulation_dice.hpp"
#include "app/writer.hpp"

namespace luoshi::bench {

enum class Create { report_case, record_activity, import_case };

class Campaign {
 public:
  // Commands of two campaigns with different names never share an id.
  Campaign(std::shared_ptr<const app::Snapshot> snapshot, std::string name);

  app::Request next(Create what);
  std::vector<app::Request> next(Create what, std::size_t count);
  // The moment of the last command.
  core::Instant now() const { return now_; }

  // Units at the foot of the tree that have somebody who reports.
  const std::vector<core::Id>& villages() const { return villages_; }
  // An actor with the role in the unit or below it.
  std::optional<core::Actor> actor(std::string_view role, const core::Id& unit) const;

 private:
  struct Reporter {
    core::Actor actor;
    core::Id village;
  };
  core::CaseFacts facts(const core::Id& village);
  core::Activity activity(const core::Id& village);
  core::ImportedHistory history(const core::Id& village);
  core::Text words();

  std::shared_ptr<const app::Snapshot> snapshot_;
  std::string name_;
  app::Dice dice_;
  core::Instant now_;
  std::int64_t made_ = 0;
  std::vector<Reporter> reporters_;
  std::vector<core::Id> villages_;
};

// The id of the n-th command of a campaign, from 1; a record that it creates has the same.
core::Id command_id(std::string_view campaign, std::int64_t number);

// A line of a ledger in the campaign's words.
std::string problem_text(app::Dice& dice, std::int64_t serial);
std::string place_text(app::Dice& dice);

// When campaigns begin, and how long they last at most.
core::Instant campaign_begin();
inline constexpr std::int64_t campaign_days = 60;

}  // namespace luoshi::bench
