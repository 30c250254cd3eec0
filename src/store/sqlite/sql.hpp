// Every SQL text of the store, by name. Texts marked portable run unchanged on PostgreSQL too; the
// others are the engine's own (schema.hpp) and have their counterpart in the file of each engine.
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace luoshi::store {

// $1 is always the authority, except in texts of the engine.
enum class Sql : std::size_t {
  // journal
  find_head,
  put_head,
  put_epoch,
  find_epoch,
  find_command,
  put_command,
  put_event,
  find_first_seq,
  find_events,
  find_history,
  find_leaves,
  put_subtree,
  find_subtrees,
  put_text,
  find_text,
  find_texts,
  erase_text,
  find_series,
  put_series,
  put_checkpoint,
  find_checkpoints,
  // rows
  find_state,
  find_stored_row,
  put_record,
  update_record,
  update_number,
  update_due,
  update_cell,
  update_parent,
  put_scope,
  update_scope,
  drop_scope,
  put_status_word,
  find_status_words,
  count_open_children,
  // reading rows
  find_record,
  find_number,
  find_record_no,
  records_after,
  records_due,
  records_in_cells,
  records_of_parent,
  list_due,
  list_due_keys,
  list_newest,
  list_newest_keys,
  count_due,
  count_newest,
  // entries
  put_entry,
  find_entry_amount,
  add_to_sum,
  sum_all,
  sum_kind,
  sum_all_through,
  sum_kind_through,
  find_entries,
  find_entries_of_kind,
  unit_days,
  // digests of the views
  dump_records,
  dump_scopes,
  dump_entries,
  dump_sums,
  // the engine's own
  begin_write,
  begin_read,
  commit,
  roll_back,
  savepoint,
  release,
  roll_back_to_savepoint,
  search_put,
  search_drop,
  search_merge,
  search_find,
  dump_search,
  count_
};

struct SqlText {
  Sql id;
  std::string_view name;
  enum class Kind { portable, engine } kind;
  std::string text;
};

// In the order of Sql.
std::span<const SqlText> sql_texts();

}  // namespace luoshi::store
