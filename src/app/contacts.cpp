#include "app/contacts.hpp"

#include "core/codec.hpp"
#include "core/post_title.hpp"

namespace luoshi::app {

namespace {
constexpr std::size_t most_of_a_concern = 3;  // more is a telephone book

class Collecting {
 public:
  Collecting(const core::Actor& actor, core::Day today, const NameSources& from)
      : actor_(actor), today_(today), from_(from), directory_(*from.snapshot.directory) {}

  void of(const core::CaseState& state) {
    core::Id at = state.place_unit ? state.place_unit->unit : state.reporter.unit.unit;
    if (const auto& answers = state.responsibility) {
      at = answers->lead.unit;
      if (answers->post || answers->person)
        add(Concern::responsible, answers->post, answers->person);
      else
        add_posts(Concern::responsible, at, core::Right::respond);
    }
    add(Concern::reporter, state.reporter.post, state.reporter.person);
    add_office_above(at);
  }
  void of(const core::RequestState& state) {
    add(Concern::applicant, state.asked_by, state.asked_by_person);
    add_office_above(state.unit.unit);
  }
  template <class Other>
  void of(const Other&) {}

  std::vector<Contact> take() && { return std::move(out_); }

 private:
  bool may(const core::Post& post, core::Right right) const {
    const core::Role* role = core::find_by_code(from_.snapshot.rules->roles, post.role);
    return role && std::ranges::find(role->rights, right) != role->rights.end();
  }

  // True when somebody of the unit has the right.
  bool add_posts(Concern concern, const core::Id& unit, core::Right right) {
    const std::size_t before = out_.size();
    bool is_somebody = false;
    for (const core::Id& id : directory_.posts_of(unit, today_)) {
      const core::PostState* post = directory_.post(id);
      if (!post->post.person || !may(post->post, right)) continue;
      is_somebody = true;
      if (out_.size() - before < most_of_a_concern) add(concern, id, std::nullopt);
    }
    return is_somebody;
  }

  void add_office_above(const core::Id& unit) {
    if (add_posts(Concern::office, unit, core::Right::hand_out)) return;
    for (const core::Id& above : directory_.ancestors(unit))
      if (add_posts(Concern::office, above, core::Right::hand_out)) return;
  }

  bool may_know(Concern concern, const core::Id& person, const core::Post* post) const {
    if (may_read_person(person, from_)) return true;
    if (!from_.scope.contacts) return false;
    const bool is_in_charge = concern == Concern::responsible || concern == Concern::office;
    return is_in_charge || (post && directory_.within(post->unit, actor_.unit));
  }

  void add(Concern concern, std::optional<core::Id> post, std::optional<core::Id> person) {
    const core::PostState* held = post ? directory_.post(*post) : nullptr;
    if (!person && held) person = held->post.person;
    if (!person || person == actor_.person || told_.contains(*person)) return;
    if (!may_know(concern, *person, held ? &held->post : nullptr)) return;
    const auto known = person_of(*person, from_.reader);
    if (!known || !known->phone) return;
    Contact contact{
        .concern = concern, .name = text_of(known->name), .phone = text_of(*known->phone)};
    if (contact.phone.empty()) return;
    if (held) {
      contact.post = post;
      contact.unit = held->post.unit;
      contact.title = core::title_of(held->post, *from_.snapshot.rules,
                                     [&](const core::Text& text) { return text_of(text); });
    }
    told_.insert(*person);
    out_.push_back(std::move(contact));
  }

  std::string text_of(const core::Text& text) const {
    const auto found = from_.reader.text(text.vault);
    return found && !found->erased ? found->text : std::string();
  }

  const core::Actor& actor_;
  core::Day today_;
  const NameSources& from_;
  const core::Directory& directory_;
  std::set<core::Id> told_;  // a finder who may not be known may still be the office
  std::vector<Contact> out_;
};
}  // namespace

std::vector<Contact> contacts_of(const views::StoredRecord& record, const core::Actor& actor,
                                 core::Day today, const NameSources& from) {
  const auto state = core::decode_state(record.state);
  if (!state) return {};
  Collecting collecting(actor, today, from);
  std::visit([&](const auto& one) { collecting.of(one); }, *state);
  return std::move(collecting).take();
}

}  // namespace luoshi::app
