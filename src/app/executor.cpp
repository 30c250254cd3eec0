// One command after the other inside a transaction; see writer.hpp for the road.
#include "app/projection.hpp"
#include "app/writer.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"
#include "core/codec.hpp"
#include "core/decide_case.hpp"

namespace luoshi::app {

using base::refuse;
using core::Id;

base::Digest body_digest(const Request& request) {
  std::string body;
  body.append(reinterpret_cast<const char*>(request.actor.post.bytes.data()), 16);
  body.append(reinterpret_cast<const char*>(request.record.bytes.data()), 16);
  base::encode(body, request.origin);
  body += core::encode_command(request.command);
  return base::sha256(body);
}

core::Id set_aside_id(const core::Id& command) {
  std::string name = "set aside ";
  name.append(reinterpret_cast<const char*>(command.bytes.data()), command.bytes.size());
  return base::id_from_digest(base::sha256(name));
}

// What the commands of one transaction share.
struct Executor::Batch {
  std::unique_ptr<journal::WriteTransaction> transaction;
  journal::Head head;
  journal::Frontier frontier;
  Snapshot snapshot;
  bool snapshot_changed = false;
  std::shared_ptr<core::Directory> directory;  // the snapshot's, once it is this batch's own
  std::shared_ptr<std::map<Id, std::string>> names;
  core::Directory& own_directory();
  core::Instant next_instant(core::Instant clock) const {
    return {std::max(clock.us, head.last_at.us + 1)};
  }
  std::vector<journal::VaultEntry> texts;  // of the command at hand
  base::Digest body{};
  std::vector<Change> changes;
};

Executor::Executor(journal::Store& store, Clock clock) : store_(store), clock_(std::move(clock)) {
  reload();
}

void Executor::reload() {
  auto loaded = std::make_shared<const Snapshot>(load_snapshot(*store_.reader()));
  std::lock_guard lock(snapshot_mutex_);
  snapshot_ = std::move(loaded);
}

std::shared_ptr<const Snapshot> Executor::snapshot() const {
  std::lock_guard lock(snapshot_mutex_);
  return snapshot_;
}

namespace {
// A post acts only on records it can see; others do not exist for it.
bool visible(const core::State& state, const Id& record, const core::Actor& actor) {
  if (actor.post.is_nil()) return true;
  const std::vector<Id> scopes = views::scopes_of(record, state);
  return std::ranges::any_of(core::access(actor).ids, [&](const Id& id) {
    return std::ranges::find(scopes, id) != scopes.end();
  });
}
}  // namespace

namespace {
// An order from above names its own record, so that the same order sent again finds what is there.
bool names_its_record(const core::Command& command) {
  const auto* report = std::get_if<core::ReportCase>(&command);
  return report && report->facts.order;
}

// A repeat of a command that was set aside is refused as it was the first time.
std::optional<base::Refusal> refusal_of_first_time(journal::WriteTransaction& transaction,
                                                   const Request& request) {
  if (request.when_refused != Request::WhenRefused::set_aside) return std::nullopt;
  const core::Id kept = set_aside_id(request.id);
  const auto state = load_state(transaction, kept);
  const auto* one = state ? std::get_if<core::SetAsideState>(&*state) : nullptr;
  if (!one) return std::nullopt;
  return base::Refusal{one->what.refusal, one->what.field, {{"set_aside", base::to_text(kept)}}};
}

core::Id record_of(const Request& request) {
  if (!request.record.is_nil()) return request.record;
  if (names_its_record(request.command))
    return core::order_case_id(*std::get<core::ReportCase>(request.command).facts.order);
  return request.id;
}
}  // namespace

Outcome Executor::execute(Request request) {
  return std::move(execute(std::span<Request>(&request, 1)).front());
}

std::vector<Outcome> Executor::execute(std::span<Request> requests, Together together) {
  Batch batch{.transaction = store_.begin(), .snapshot = *snapshot()};
  batch.head = batch.transaction->head();
  if (!batch.head.frontier.empty()) {
    auto frontier = journal::Frontier::from_bytes(batch.head.frontier);
    if (!frontier) throw journal::StoreFault("head: " + frontier.error().code);
    batch.frontier = std::move(*frontier);
  }
  const std::int64_t seq_before = batch.head.seq;
  std::vector<Outcome> outcomes;
  outcomes.reserve(requests.size());
  for (Request& request : requests) outcomes.push_back(one(request, batch));
  const bool all =
      std::ranges::all_of(outcomes, [](const Outcome& one) { return one.has_value(); });
  if (together == Together::rehearsal || (together == Together::all_or_none && !all))
    return outcomes;  // the transaction is rolled back
  if (batch.head.seq != seq_before) {
    batch.head.frontier = batch.frontier.to_bytes();
    batch.transaction->put_head(batch.head);
    batch.transaction->commit();
    if (watch_) watch_(std::move(batch.changes));
  }
  batch.transaction.reset();
  if (batch.snapshot_changed) {
    auto next = std::make_shared<const Snapshot>(std::move(batch.snapshot));
    std::lock_guard lock(snapshot_mutex_);
    snapshot_ = std::move(next);
  }
  return outcomes;
}

Outcome Executor::one(Request& request, Batch& batch) {
  batch.body = request.body ? *request.body : body_digest(request);
  const Id record = record_of(request);
  if (auto known = batch.transaction->find_command(request.id)) {
    if (known->body != batch.body) return refuse("command_id_taken", "id");
    if (auto refusal = refusal_of_first_time(*batch.transaction, request))
      return std::unexpected(std::move(*refusal));
    return Accepted{record, known->first_seq, known->last_seq, true};
  }
  std::optional<core::State> state;
  auto outcome = take(request, record, state, batch);
  if (!outcome && request.when_refused == Request::WhenRefused::set_aside)
    return std::unexpected(set_aside(request, state ? &*state : nullptr, outcome.error(), batch));
  return outcome;
}

// A command that is not known yet.
Outcome Executor::take(Request& request, const Id& record, std::optional<core::State>& state,
                       Batch& batch) {
  const auto stored = batch.transaction->find_state(record);
  if (stored) state = decoded_state(*stored, record);
  // Also for an order that is known where the actor cannot see it.
  if (request.record.is_nil() && state &&
      !(names_its_record(request.command) && visible(*state, record, request.actor)))
    return refuse("record_exists");
  if (!request.record.is_nil() && (!state || !visible(*state, record, request.actor)))
    return refuse("record_missing");
  if (request.seen_version && (!stored || stored->version != *request.seen_version))
    return refuse("record_changed");
  const core::State* known = state ? &*state : nullptr;

  const core::Instant now = batch.next_instant(clock_());
  const std::int64_t vault_before = batch.head.next_vault;
  batch.texts.clear();
  auto events = [&]() -> base::Result<std::vector<core::NewEvent>> {
    if (auto ok = seal(request, batch); !ok) return std::unexpected(ok.error());
    return decide_on(request, batch, known, now);
  }();
  if (!events) {
    batch.head.next_vault = vault_before;
    return std::unexpected(std::move(events.error()));
  }
  const std::int64_t first = batch.head.seq + 1;
  write(request, *events, known, now, batch);
  batch.transaction->put_command(request.id, {batch.body, first, batch.head.seq});
  return Accepted{record, first, batch.head.seq, false};
}

// What cannot be decided yes now does not vanish: its sender and the record's side find it in
// their lists, with the reason.
base::Refusal Executor::set_aside(Request& request, const core::State* state, base::Refusal refusal,
                                  Batch& batch) {
  const core::Instant now = batch.next_instant(clock_());
  core::visit_texts(request.command, [](core::Text& text) {
    text.vault = 0;
    text.digest = {};
  });
  core::CommandSetAside kept{.command = std::string(core::tag_of(request.command)),
                             .refusal = refusal.code,
                             .field = refusal.field,
                             .unit = request.actor.unit};
  if (!request.record.is_nil()) kept.record = request.record;
  // The sender's unit would learn of a hidden visit from a record about one.
  if (state && visible(*state, request.record, request.actor))
    kept.audience = views::scopes_of(request.record, *state);
  else if (std::holds_alternative<core::ReportCase>(request.command))
    kept.audience = {request.actor.unit, core::everything};
  journal::VaultEntry entry{batch.head.next_vault++, set_aside_id(request.id), salts_.next(),
                            core::encode_command(request.command)};
  base::Sha256 hasher;
  kept.body.digest = hasher.add(entry.salt).add(entry.text).finish();
  kept.body.vault = entry.key;
  batch.texts.assign(1, std::move(entry));
  const Id record = set_aside_id(request.id);
  Request keeping{
      .id = request.id, .record = record, .actor = request.actor, .origin = request.origin};
  const std::int64_t first = batch.head.seq + 1;
  write(keeping, {{record, std::move(kept)}}, nullptr, now, batch);
  batch.transaction->put_command(request.id, {batch.body, first, batch.head.seq});
  refusal.args["set_aside"] = base::to_text(record);
  return refusal;
}

// Gives every text of the command its vault key and salted digest. Texts that come with a
// reference of their own would let a client read what is not theirs.
base::Result<void> Executor::seal(Request& request, Batch& batch) {
  base::Result<void> result;
  const Id record = record_of(request);
  core::visit_texts(request.command, [&](core::Text& text) {
    if (!result) return;
    if (text.sealed()) {
      result = refuse("text_reference_not_allowed");
    } else if (text.plain.size() > base::limits::text_bytes_max) {
      result = refuse("text_too_long", {},
                      {{"bound", std::to_string(base::limits::text_bytes_max / 1024)}});
    } else if (!text.plain.empty()) {
      text.plain = base::to_nfc(text.plain);
      if (text.plain.empty()) {
        result = refuse("text_not_utf8");
        return;
      }
      journal::VaultEntry entry{batch.head.next_vault++, record, salts_.next(), text.plain};
      base::Sha256 hasher;
      text.digest = hasher.add(entry.salt).add(entry.text).finish();
      text.vault = entry.key;
      batch.texts.push_back(std::move(entry));
    }
  });
  return result;
}

base::Result<std::vector<core::NewEvent>> Executor::decide_on(Request& request, Batch& batch,
                                                              const core::State* state,
                                                              core::Instant now) {
  const core::RuleSet& rules = *batch.snapshot.rules;
  core::Context context{.record = record_of(request),
                        .now = now,
                        .actor = request.actor,
                        .rules = rules,
                        .directory = *batch.snapshot.directory,
                        .origin = request.origin};
  const core::LoadNames names = core::loads_of(request.command, state, rules);
  for (const Id& id : names.records)
    if (auto loaded = load_state(*batch.transaction, id);
        loaded && visible(*loaded, id, request.actor))
      context.loads.records.emplace(id, std::move(*loaded));
  const int year = base::civil(context.today()).year;
  for (const std::string& code : names.numbering)
    if (const auto* numbering = core::find_by_code(rules.numbering, code)) {
      const core::UnitState* unit = batch.snapshot.directory->unit(request.actor.unit);
      const std::string key =
          core::series_key(*numbering, year, unit ? std::string_view(unit->unit.code) : "");
      context.loads.next_number[code] = batch.transaction->next_number(key);
    }
  if (names.open_children)
    context.loads.open_children =
        batch.transaction->count_open_children(names.children_of.value_or(context.record));
  auto events = core::decide(request.command, state, context);
  if (events)
    for (const std::string& code : names.numbering)
      if (const auto* numbering = core::find_by_code(rules.numbering, code)) {
        const core::UnitState* unit = batch.snapshot.directory->unit(request.actor.unit);
        const std::string key =
            core::series_key(*numbering, year, unit ? std::string_view(unit->unit.code) : "");
        batch.transaction->take_number(key, context.loads.next_number[code]);
      }
  return events;
}

void Executor::write(const Request& request, const std::vector<core::NewEvent>& events,
                     const core::State* state, core::Instant now, Batch& batch) {
  journal::WriteTransaction& transaction = *batch.transaction;
  for (const auto& entry : batch.texts) transaction.put_text(entry);
  Projection projection(transaction);
  if (state) projection.know(record_of(request), *state);
  for (const core::NewEvent& next : events) {
    const core::Envelope envelope{.record = next.record,
                                  .at = now,
                                  .command = request.id,
                                  .post = request.actor.post,
                                  .person = request.actor.person,
                                  .origin = request.origin,
                                  .event = next.event};
    append(envelope, batch);
    // Erased before the row is written anew, so that the row shows the placeholder.
    if (const auto* erased = std::get_if<core::TextsErased>(&next.event))
      transaction.erase_texts(erased->vault);
    projection.apply(envelope, batch.head.seq);
    remember(next.record, next.event, batch);
  }
  batch.head.last_at = now;
  projection.flush(watch_ ? &batch.changes : nullptr);
}

void Executor::append(const core::Envelope& envelope, Batch& batch) {
  if (std::holds_alternative<core::EpochBegun>(envelope.event)) {
    ++batch.head.epoch;
    batch.head.epoch_first_seq = batch.head.seq + 1;
    batch.frontier = {};
  }
  journal::StoredEvent stored{.seq = ++batch.head.seq,
                              .epoch = batch.head.epoch,
                              .record = envelope.record,
                              .tag = std::string(core::tag_of(envelope.event)),
                              .at = envelope.at,
                              .bytes = core::encode_envelope(envelope),
                              .salt = salts_.next()};
  stored.leaf = journal::leaf_hash(stored.salt, base::as_bytes(stored.bytes));
  batch.transaction->put_event(stored);
  if (auto complete = batch.frontier.append(stored.leaf); !complete.empty())
    batch.transaction->put_subtrees(batch.head.epoch, complete);
}

// The directory and names that this transaction may write to: copied at its first change.
core::Directory& Executor::Batch::own_directory() {
  if (!directory) {
    directory = std::make_shared<core::Directory>(*snapshot.directory);
    names = std::make_shared<std::map<Id, std::string>>(*snapshot.unit_names);
    snapshot.directory = directory;
    snapshot.unit_names = names;
    snapshot_changed = true;
  }
  return *directory;
}

// Keeps the snapshot of the next commands true.
void Executor::remember(const Id& record, const core::Event& event, Batch& batch) {
  if (const auto* founded = std::get_if<core::AuthorityFounded>(&event)) {
    auto rules = std::make_shared<core::RuleSet>(*batch.snapshot.rules);
    rules->utc_offset_minutes = founded->utc_offset_minutes;
    batch.snapshot.authority = record;
    batch.snapshot.rules = std::move(rules);
    batch.snapshot_changed = true;
  } else if (const auto* published = std::get_if<core::RuleSetPublished>(&event)) {
    auto rules = core::decode_rule_set(published->rule_set);
    if (!rules) throw journal::StoreFault("rule set: " + rules.error().field);
    batch.snapshot.rules = std::make_shared<const core::RuleSet>(std::move(*rules));
    batch.snapshot_changed = true;
  } else if (const auto* unit = std::get_if<core::UnitRecorded>(&event)) {
    batch.own_directory().put_unit(record, {unit->unit, unit->ancestors});
    (*batch.names)[record] = unit->unit.name.plain;
  } else if (const auto* post = std::get_if<core::PostRecorded>(&event)) {
    batch.own_directory().put_post(record, {post->post, post->ancestors});
  }
}

}  // namespace luoshi::app
