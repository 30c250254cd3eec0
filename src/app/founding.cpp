#include "app/founding.hpp"

#include "base/limits.hpp"
#include "core/codec.hpp"

namespace luoshi::app {

namespace {
base::Result<void> write_seed(Executor& executor, std::vector<pack::SeedCommand> seed) {
  std::vector<Request> batch;
  const auto flush = [&]() -> base::Result<void> {
    for (const Outcome& outcome : executor.execute(batch))
      if (!outcome) return std::unexpected(outcome.error());
    batch.clear();
    return {};
  };
  for (pack::SeedCommand& one : seed) {
    batch.push_back({.id = one.id, .actor = machinery(), .command = std::move(one.command)});
    if (batch.size() == base::limits::commands_per_transaction_max)
      if (auto ok = flush(); !ok) return ok;
  }
  return flush();
}
}  // namespace

base::Result<Founding> found(Executor& executor, const pack::Pack& pack) {
  const core::RuleSet& rules = pack.rules;
  const core::Id authority = pack::seed_id(rules.authority, "authority", rules.authority);
  Outcome founded = executor.execute(
      Request{.id = authority,
              .actor = machinery(),
              .command = core::FoundAuthority{rules.authority, rules.utc_offset_minutes}});
  if (!founded) return std::unexpected(std::move(founded.error()));
  const core::Id command = pack::seed_id(rules.authority, "rule_set", rules.version);
  if (Outcome published = publish(executor, rules, command); !published)
    return std::unexpected(std::move(published.error()));
  if (auto ok = write_seed(executor, pack::seed_commands(pack.seed, rules.authority)); !ok)
    return std::unexpected(std::move(ok.error()));
  return Founding{pack.seed.units.size(), pack.seed.persons.size(), pack.seed.posts.size(),
                  pack.seed.sites.size()};
}

base::Result<core::PublishRuleSet> publication(const Snapshot& snapshot,
                                               const core::RuleSet& rules) {
  std::string bytes = core::encode_rule_set(rules);
  if (bytes.size() > base::limits::rule_set_bytes_max)
    return base::refuse("rule_set_too_large", {},
                        {{"kibibytes", std::to_string((bytes.size() + 1023) / 1024)},
                         {"most", std::to_string(base::limits::rule_set_bytes_max / 1024)}});
  if (!snapshot.rules->authority.empty() && snapshot.rules->authority != rules.authority)
    return base::refuse("rule_set_of_another_authority", "authority", {{"value", rules.authority}});
  return core::PublishRuleSet{rules.version, std::move(bytes)};
}

Outcome publish(Executor& executor, const core::RuleSet& rules, const core::Id& command) {
  const auto snapshot = executor.snapshot();
  auto published = publication(*snapshot, rules);
  if (!published) return std::unexpected(std::move(published.error()));
  return executor.execute(Request{.id = command,
                                  .record = snapshot->authority,
                                  .actor = machinery(),
                                  .command = std::move(*published)});
}

}  // namespace luoshi::app
