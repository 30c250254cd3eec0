#include "store/sqlite/sql.hpp"

#include <stdexcept>
#include <vector>

#include "store/sqlite/schema.hpp"

namespace luoshi::store {

namespace {
// clang-format off
constexpr const char* row_columns =
    "r.record_no, r.record, r.kind, r.status, r.number, r.unit, r.day, r.due, r.latitude_e7, "
    "r.longitude_e7, r.accuracy_m, r.version, r.summary, r.source, r.programmes, r.scopes, "
    "r.search_text, r.noun, r.state";

// @ stands for the columns of a row (row_columns), in the order that RowReader expects.
constexpr std::pair<Sql, std::pair<std::string_view, const char*>> portable[] = {
  {Sql::find_head, {"find_head",
    "SELECT seq, epoch, epoch_first_seq, next_vault, last_at, frontier FROM head "
    "WHERE authority = $1"}},
  {Sql::put_head, {"put_head",
    "INSERT INTO head (authority, seq, epoch, epoch_first_seq, next_vault, last_at, frontier) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (authority) DO UPDATE SET "
    "seq = excluded.seq, epoch = excluded.epoch, epoch_first_seq = excluded.epoch_first_seq, "
    "next_vault = excluded.next_vault, last_at = excluded.last_at, "
    "frontier = excluded.frontier"}},
  {Sql::put_epoch, {"put_epoch",
    "INSERT INTO epoch (authority, epoch, first_seq) VALUES ($1, $2, $3) "
    "ON CONFLICT (authority, epoch) DO NOTHING"}},
  {Sql::find_epoch, {"find_epoch",
    "SELECT first_seq FROM epoch WHERE authority = $1 AND epoch = $2"}},
  {Sql::find_command, {"find_command",
    "SELECT body, first_seq, last_seq FROM command WHERE authority = $1 AND id = $2"}},
  {Sql::put_command, {"put_command",
    "INSERT INTO command (authority, id, body, first_seq, last_seq) "
    "VALUES ($1, $2, $3, $4, $5)"}},
  {Sql::put_event, {"put_event",
    "INSERT INTO event (authority, seq, epoch, record, tag, at, bytes, salt, leaf) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"}},
  {Sql::find_first_seq, {"find_first_seq",
    "SELECT min(seq) FROM event WHERE authority = $1 AND record = $2"}},
  {Sql::find_events, {"find_events",
    "SELECT seq, epoch, tag, at, bytes, salt, leaf, record FROM event "
    "WHERE authority = $1 AND seq >= $2 ORDER BY seq LIMIT $3"}},
  {Sql::find_history, {"find_history",
    "SELECT seq, epoch, tag, at, bytes, salt, leaf, record FROM event "
    "WHERE authority = $1 AND record = $2 ORDER BY seq"}},
  {Sql::find_leaves, {"find_leaves",
    "SELECT leaf, epoch FROM event WHERE authority = $1 AND seq >= $2 ORDER BY seq LIMIT $3"}},
  {Sql::put_subtree, {"put_subtree",
    "INSERT INTO subtree (authority, epoch, level, place, hash) VALUES ($1, $2, $3, $4, $5)"}},
  {Sql::find_subtrees, {"find_subtrees",
    "SELECT hash FROM subtree WHERE authority = $1 AND epoch = $2 AND level = $3 "
    "AND place >= $4 ORDER BY place LIMIT $5"}},
  {Sql::put_text, {"put_text",
    "INSERT INTO vault (authority, key, record, salt, text, erased) "
    "VALUES ($1, $2, $3, $4, $5, 0)"}},
  {Sql::find_text, {"find_text",
    "SELECT text, salt, erased FROM vault WHERE authority = $1 AND key = $2"}},
  {Sql::find_texts, {"find_texts",
    "SELECT key, text, salt, erased FROM vault WHERE authority = $1 AND key >= $2 "
    "ORDER BY key LIMIT $3"}},
  {Sql::erase_text, {"erase_text",
    "UPDATE vault SET text = $3, salt = $4, erased = 1 WHERE authority = $1 AND key = $2"}},
  {Sql::find_series, {"find_series",
    "SELECT last FROM series WHERE authority = $1 AND series = $2"}},
  {Sql::put_series, {"put_series",
    "INSERT INTO series (authority, series, last) VALUES ($1, $2, $3) "
    "ON CONFLICT (authority, series) DO UPDATE SET last = excluded.last"}},
  {Sql::put_checkpoint, {"put_checkpoint",
    "INSERT INTO checkpoint (authority, epoch, size, note) VALUES ($1, $2, $3, $4) "
    "ON CONFLICT (authority, epoch, size) DO UPDATE SET note = excluded.note"}},
  {Sql::find_checkpoints, {"find_checkpoints",
    "SELECT epoch, size, note FROM checkpoint WHERE authority = $1 ORDER BY epoch, size"}},

  {Sql::find_state, {"find_state",
    "SELECT state, version FROM record WHERE authority = $1 AND record = $2"}},
  {Sql::find_stored_row, {"find_stored_row",
    "SELECT record_no, noun, status, number, day, due, cell, parent, open, scopes, search_text "
    "FROM record WHERE authority = $1 AND record = $2"}},
  {Sql::put_record, {"put_record",
    "INSERT INTO record (authority, record_no, record, noun, kind, status, number, unit, day, due, "
    "source, latitude_e7, longitude_e7, accuracy_m, cell, programmes, parent, open, version, "
    "summary, search_text, scopes, state) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, "
    "$12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)"}},
  // Columns with an index have texts of their own: naming one rewrites its index entry.
  {Sql::update_record, {"update_record",
    "UPDATE record SET kind = $3, status = $4, unit = $5, day = $6, source = $7, "
    "latitude_e7 = $8, longitude_e7 = $9, accuracy_m = $10, programmes = $11, version = $12, "
    "summary = $13, search_text = $14, scopes = $15, state = $16 "
    "WHERE authority = $1 AND record_no = $2"}},
  {Sql::update_number, {"update_number",
    "UPDATE record SET noun = $3, number = $4 WHERE authority = $1 AND record_no = $2"}},
  {Sql::update_due, {"update_due",
    "UPDATE record SET due = $3 WHERE authority = $1 AND record_no = $2"}},
  {Sql::update_cell, {"update_cell",
    "UPDATE record SET cell = $3 WHERE authority = $1 AND record_no = $2"}},
  {Sql::update_parent, {"update_parent",
    "UPDATE record SET parent = $3, open = $4 WHERE authority = $1 AND record_no = $2"}},
  {Sql::put_scope, {"put_scope",
    "INSERT INTO scope_row (authority, scope, noun, status, due, record_no, day) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7)"}},
  {Sql::update_scope, {"update_scope",
    "UPDATE scope_row SET noun = $7, status = $8, due = $9, day = $10 WHERE authority = $1 "
    "AND scope = $2 AND noun = $3 AND status = $4 AND due = $5 AND record_no = $6"}},
  {Sql::drop_scope, {"drop_scope",
    "DELETE FROM scope_row WHERE authority = $1 AND scope = $2 AND noun = $3 AND status = $4 "
    "AND due = $5 AND record_no = $6"}},
  {Sql::put_status_word, {"put_status_word",
    "INSERT INTO status_word (authority, noun, status) VALUES ($1, $2, $3) "
    "ON CONFLICT (authority, noun, status) DO NOTHING"}},
  {Sql::find_status_words, {"find_status_words",
    "SELECT status FROM status_word WHERE authority = $1 AND noun = $2 ORDER BY status"}},
  {Sql::count_open_children, {"count_open_children",
    "SELECT count(*) FROM record WHERE authority = $1 AND parent = $2 AND open = 1"}},

  {Sql::find_record, {"find_record",
    "SELECT @ FROM record r WHERE r.authority = $1 AND r.record = $2"}},
  {Sql::find_number, {"find_number",
    "SELECT r.record, r.scopes FROM record r WHERE r.authority = $1 AND r.noun = $2 "
    "AND r.number = $3 AND r.number <> '' ORDER BY r.record_no"}},
  {Sql::find_record_no, {"find_record_no",
    "SELECT record_no FROM record WHERE authority = $1 AND record = $2"}},
  {Sql::records_after, {"records_after",
    "SELECT @ FROM record r WHERE r.authority = $1 AND r.record > $2 ORDER BY r.record LIMIT $3"}},
  {Sql::records_due, {"records_due",
    "SELECT record, due, record_no, version FROM record WHERE authority = $1 AND due <= $2 "
    "AND (due, record_no) > ($3, $4) ORDER BY due, record_no LIMIT $5"}},
  {Sql::records_in_cells, {"records_in_cells",
    "SELECT @ FROM record r WHERE r.authority = $1 AND r.noun = $2 AND r.cell BETWEEN $3 AND $4 "
    "AND r.latitude_e7 BETWEEN $5 AND $6 AND r.longitude_e7 BETWEEN $7 AND $8 "
    "ORDER BY r.cell, r.record_no"}},
  {Sql::records_of_parent, {"records_of_parent",
    "SELECT @ FROM record r WHERE r.authority = $1 AND r.parent = $2 ORDER BY r.record_no"}},
  // One stream of a list: one scope, one noun, one status, from a key on.
  {Sql::list_due, {"list_due",
    "SELECT @, s.due FROM scope_row s JOIN record r "
    "ON r.authority = s.authority AND r.record_no = s.record_no "
    "WHERE s.authority = $1 AND s.scope = $2 AND s.noun = $3 AND s.status = $4 "
    "AND (s.due, s.record_no) > ($5, $6) AND s.due <= $7 ORDER BY s.due, s.record_no"}},
  {Sql::list_due_keys, {"list_due_keys",
    "SELECT s.record_no, s.due FROM scope_row s "
    "WHERE s.authority = $1 AND s.scope = $2 AND s.noun = $3 AND s.status = $4 "
    "AND (s.due, s.record_no) > ($5, $6) AND s.due <= $7 ORDER BY s.due, s.record_no"}},
  {Sql::list_newest, {"list_newest",
    "SELECT @, s.day FROM scope_row s JOIN record r "
    "ON r.authority = s.authority AND r.record_no = s.record_no "
    "WHERE s.authority = $1 AND s.scope = $2 AND s.noun = $3 "
    "AND (s.day, s.record_no) < ($4, $5) AND s.day >= $6 "
    "ORDER BY s.day DESC, s.record_no DESC"}},
  {Sql::list_newest_keys, {"list_newest_keys",
    "SELECT s.record_no, s.day FROM scope_row s "
    "WHERE s.authority = $1 AND s.scope = $2 AND s.noun = $3 "
    "AND (s.day, s.record_no) < ($4, $5) AND s.day >= $6 "
    "ORDER BY s.day DESC, s.record_no DESC"}},
  {Sql::count_due, {"count_due",
    "SELECT count(*) FROM (SELECT 1 AS one FROM scope_row WHERE authority = $1 AND scope = $2 "
    "AND noun = $3 AND status = $4 AND due >= $5 AND due <= $6 LIMIT $7) capped"}},
  {Sql::count_newest, {"count_newest",
    "SELECT count(*) FROM (SELECT 1 AS one FROM scope_row WHERE authority = $1 AND scope = $2 "
    "AND noun = $3 AND day >= $4 AND day <= $5 LIMIT $6) capped"}},

  {Sql::put_entry, {"put_entry",
    "INSERT INTO entry (authority, unit, programme, kind, day, record_no, seq, backing, amount) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"}},
  {Sql::find_entry_amount, {"find_entry_amount",
    "SELECT CAST(coalesce(sum(amount), 0) AS bigint) FROM entry WHERE authority = $1 "
    "AND unit = $2 AND programme = $3 AND kind = $4 AND day = $5 AND record_no = $6"}},
  {Sql::add_to_sum, {"add_to_sum",
    "INSERT INTO entry_sum (authority, unit, programme, kind, day, amount, records) "
    "VALUES ($1, $2, $3, $4, $5, $6, $7) "
    "ON CONFLICT (authority, unit, programme, kind, day) DO UPDATE SET "
    "amount = entry_sum.amount + excluded.amount, "
    "records = entry_sum.records + excluded.records"}},
  {Sql::sum_all, {"sum_all",
    "SELECT kind, CAST(sum(amount) AS bigint), CAST(sum(records) AS bigint) FROM entry_sum "
    "WHERE authority = $1 AND unit = $2 AND programme = $3 AND day BETWEEN $4 AND $5 "
    "GROUP BY kind ORDER BY kind"}},
  {Sql::sum_kind, {"sum_kind",
    "SELECT kind, CAST(sum(amount) AS bigint), CAST(sum(records) AS bigint) FROM entry_sum "
    "WHERE authority = $1 AND unit = $2 AND programme = $3 AND day BETWEEN $4 AND $5 "
    "AND kind = $6 GROUP BY kind"}},
  {Sql::sum_all_through, {"sum_all_through",
    "SELECT kind, CAST(sum(amount) AS bigint), "
    "CAST(sum(CASE WHEN amount <> 0 THEN 1 ELSE 0 END) AS bigint) FROM "
    "(SELECT kind, day, record_no, CAST(sum(amount) AS bigint) AS amount FROM entry "
    "WHERE authority = $1 AND unit = $2 AND programme = $3 AND day BETWEEN $4 AND $5 "
    "AND seq <= $6 GROUP BY kind, day, record_no) each_record GROUP BY kind ORDER BY kind"}},
  {Sql::sum_kind_through, {"sum_kind_through",
    "SELECT kind, CAST(sum(amount) AS bigint), "
    "CAST(sum(CASE WHEN amount <> 0 THEN 1 ELSE 0 END) AS bigint) FROM "
    "(SELECT kind, day, record_no, CAST(sum(amount) AS bigint) AS amount FROM entry "
    "WHERE authority = $1 AND unit = $2 AND programme = $3 AND day BETWEEN $4 AND $5 "
    "AND seq <= $6 AND kind = $7 GROUP BY kind, day, record_no) each_record GROUP BY kind"}},
  {Sql::find_entries, {"find_entries",
    "SELECT e.seq, r.record, e.kind, e.day, e.amount, e.backing FROM entry e JOIN record r "
    "ON r.authority = e.authority AND r.record_no = e.record_no "
    "WHERE e.authority = $1 AND e.unit = $2 AND e.programme = $3 AND e.day BETWEEN $4 AND $5 "
    "AND e.seq > $6 AND e.seq <= $7 ORDER BY e.seq, e.kind, e.day, e.backing LIMIT $8"}},
  {Sql::find_entries_of_kind, {"find_entries_of_kind",
    "SELECT e.seq, r.record, e.kind, e.day, e.amount, e.backing FROM entry e JOIN record r "
    "ON r.authority = e.authority AND r.record_no = e.record_no "
    "WHERE e.authority = $1 AND e.unit = $2 AND e.programme = $3 AND e.day BETWEEN $4 AND $5 "
    "AND e.seq > $6 AND e.seq <= $7 AND e.kind = $9 "
    "ORDER BY e.seq, e.kind, e.day, e.backing LIMIT $8"}},
  {Sql::unit_days, {"unit_days",
    "SELECT unit, day, amount FROM entry_sum WHERE authority = $1 AND kind = $2 "
    "AND programme = '' AND day BETWEEN $3 AND $4 AND amount <> 0 ORDER BY day, unit"}},

  {Sql::dump_records, {"dump_records",
    "SELECT record, record_no, noun, kind, status, number, unit, day, due, source, latitude_e7, "
    "longitude_e7, accuracy_m, cell, programmes, parent, open, version, summary, search_text, "
    "scopes, state FROM record WHERE authority = $1 ORDER BY record"}},
  {Sql::dump_scopes, {"dump_scopes",
    "SELECT scope, noun, status, due, record_no, day FROM scope_row WHERE authority = $1 "
    "ORDER BY scope, noun, status, due, record_no"}},
  {Sql::dump_entries, {"dump_entries",
    "SELECT unit, programme, kind, day, record_no, seq, backing, amount FROM entry "
    "WHERE authority = $1 ORDER BY unit, programme, kind, day, record_no, seq, backing"}},
  {Sql::dump_sums, {"dump_sums",
    "SELECT unit, programme, kind, day, amount, records FROM entry_sum WHERE authority = $1 "
    "ORDER BY unit, programme, kind, day"}},
};
// clang-format on

std::string with_columns(std::string_view text) {
  std::string out(text);
  if (const std::size_t at = out.find('@'); at != std::string::npos)
    out.replace(at, 1, row_columns);
  return out;
}

std::vector<SqlText> all_texts() {
  std::vector<SqlText> out;
  for (const auto& [id, row] : portable)
    out.push_back({id, row.first, SqlText::Kind::portable, with_columns(row.second)});
  for (const EngineText& row : engine_texts())
    out.push_back({row.id, row.name, SqlText::Kind::engine, with_columns(row.text)});
  for (std::size_t i = 0; i < out.size(); ++i)
    if (static_cast<std::size_t>(out[i].id) != i)
      throw std::logic_error("SQL texts stand in another order than their names");
  if (out.size() != static_cast<std::size_t>(Sql::count_))
    throw std::logic_error("a name has no SQL text");
  return out;
}
}  // namespace

std::span<const SqlText> sql_texts() {
  static const std::vector<SqlText> texts = all_texts();
  return texts;
}

}  // namespace luoshi::store
