// Selections: the one grammar in which URLs, packs, saved views, papers and exports choose records.
//
//   selection = condition *( ";" condition )      every condition must hold; empty selects all
//   condition = field op values                   status=rectifying;unit within <id>;due<2018-11-20
//   op        = "=" "<" "<=" ">" ">=" " in " " within " " under " " is set"
//   values    = value *( "," value )              "\" before ";" "," "\" and a blank at either end
//
//   kind, category    code     = in under is set        under: the code begins with it
//   status            word     = in
//   number            text     = in under is set
//   unit              id       = in within is set       within: carried in the record's scopes
//   site              id       = in is set              of an activity or a case
//   day               day      = in < <= > >= is set
//   due               day or instant, = < <= > >= is set; a day by the authority's clock,
//                     which 24:00 still belongs to
//   source, programme code     = in is set
//   field.<code>      by the value: = in < <= > >= is set; numbers in the smallest unit
#pragma once
#include "views/queries.hpp"

namespace luoshi::views {

// Refusals: selection_malformed, and those of check_selection.
base::Result<Selection> parse_selection(std::string_view text);
// The text that parse_selection reads back as the same selection.
std::string print_selection(const Selection& selection);

// Refusals (field = the condition's field): selection_field_unknown, selection_operator_unfit,
// selection_value_missing, selection_value_malformed, selection_values_too_many.
base::Result<void> check_selection(const Selection& selection);
// Also: cursor_malformed, page_size_out_of_range, search_text_too_long.
base::Result<void> check_query(const ListQuery& query);

// A selection with its values read once. Contract: the selection has passed check_selection; a
// condition that has not holds for no record.
class Matcher {
 public:
  Matcher() = default;
  Matcher(const Selection& selection, base::UtcOffset offset);

  bool empty() const { return tests_.empty(); }
  // state: core::State as JSON; read only for conditions on site and field.<code>.
  bool holds(const Row& row, std::string_view state) const;

  // Bounds that every matching record keeps, for stores to search by. Absent: no bound.
  // Instants and days: inclusive; a bound also means that the record has one.
  struct Bounds {
    std::optional<std::vector<std::string>> statuses;
    std::optional<std::pair<std::int64_t, std::int64_t>> due_us;
    std::optional<std::pair<std::int32_t, std::int32_t>> day;
    std::optional<std::vector<Id>> within;
  };
  const Bounds& bounds() const { return bounds_; }
  // True when the bounds say all: a store that keeps them need not ask holds().
  bool bounds_suffice() const { return bounds_suffice_; }

 private:
  struct Test {
    Condition condition;
    std::vector<Id> ids;
    std::vector<std::pair<std::int64_t, std::int64_t>> spans;  // due in us, day as its number
  };
  static bool holds(const Test& test, const Row& row, const boost::json::value& state);
  void bound(const Test& test);

  std::vector<Test> tests_;
  Bounds bounds_;
  bool reads_state_ = false;
  bool bounds_suffice_ = true;
};

// The value that a row is counted under.
std::string facet_value(const Row& row, Facet by);

// A cursor is the key of the last record looked at: opaque text for everybody else.
struct Cursor {
  enum class Kind { due, newest, text } kind = Kind::due;
  std::int64_t key = 0;  // due in us, day number; 0 for text
  Id record;

  bool operator==(const Cursor&) const = default;
};
std::string to_text(const Cursor& cursor);
std::optional<Cursor> cursor_from_text(std::string_view text);
Cursor::Kind cursor_kind(const ListQuery& query);

// The words of a search text, normalised, each of which a record's text must contain.
std::vector<std::string> search_words(std::string_view text);
bool contains_all(std::string_view search_text, std::span<const std::string> words);

}  // namespace luoshi::views
