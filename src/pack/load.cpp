// From sheets to a checked pack: lengths, tables, rows, rules; all complaints, not the first.
#include "base/limits.hpp"
#include "pack/check.hpp"
#include "pack/pack.hpp"

namespace luoshi::pack {

namespace {
void check_length(const Sheets& sheets, Complaints& complaints) {
  for (const Sheet& sheet : sheets) {
    const std::size_t most = sheet.table->home == Home::rules ? base::limits::pack_rule_rows_max
                                                              : base::limits::pack_seed_rows_max;
    if (sheet.rows.size() > most)
      complain(complaints, "table_too_long", {sheet}, {{"most", std::to_string(most)}});
  }
}

void check_bytes(const Pack& pack, const Sheet& settings, Complaints& complaints) {
  const std::size_t bytes = canonical_bytes(pack.rules).size();
  if (bytes > base::limits::rule_set_bytes_max)
    complain(complaints, "rule_set_too_large", {settings},
             {{"kibibytes", std::to_string(bytes / 1024)},
              {"most", std::to_string(base::limits::rule_set_bytes_max / 1024)}});
}

// In the order a person works through them: table by table, row by row.
void put_in_order(Complaints& complaints) {
  const auto place = [](const Complaint& one) {
    const Table* table = find_table(one.table);
    const auto index = table ? static_cast<std::size_t>(table->id) : std::size_t{0};
    return std::tuple(index, one.row);
  };
  sort_stable(complaints, place);
  if (complaints.size() > base::limits::pack_complaints_max) {
    const std::size_t left = complaints.size() - base::limits::pack_complaints_max;
    const bool errors = has_errors(complaints);
    complaints.resize(base::limits::pack_complaints_max);
    Complaint rest{errors ? Severity::error : Severity::warning, "more_complaints"};
    rest.args["count"] = std::to_string(left);
    complaints.push_back(std::move(rest));
  }
}
}  // namespace

LoadResult load_grids(const std::vector<Grid>& grids) {
  LoadResult out;
  const Sheets sheets = read_grids(grids, out.complaints);
  check_length(sheets, out.complaints);
  if (!has_errors(out.complaints) || out.complaints.back().code != "table_too_long") {
    const Rows rows = read_rows(sheets, out.complaints);
    check_tables(sheets, out.complaints);
    check_references(sheets, out.complaints);
    check_categories(sheets, rows, out.complaints);
    check_kinds(sheets, rows, out.complaints);
    check_lists(sheets, rows, out.complaints);
    check_rules(sheets, rows, out.complaints);
    check_seed(sheets, rows, out.complaints);
    if (!has_errors(out.complaints)) {
      out.pack = assemble(rows);
      check_bytes(*out.pack, sheets[TableId::settings], out.complaints);
      if (has_errors(out.complaints)) out.pack.reset();
    }
  }
  put_in_order(out.complaints);
  return out;
}

Sheets sheets_of(const Pack& pack) {
  return write_rows(take_apart(pack));
}

std::vector<Grid> grids_of(const Pack& pack, Form form) {
  return grids_from(sheets_of(pack), form);
}

Grid guide_of(const Pack& pack, base::Language language) {
  return guide_grid(sheets_of(pack), language);
}

std::string canonical_bytes(const core::RuleSet& rules) {
  return base::to_json(rules);
}

base::Digest digest_of(const core::RuleSet& rules) {
  return base::sha256(canonical_bytes(rules));
}

}  // namespace luoshi::pack
