#include "interop/gdal_rows.hpp"

#include <boost/json/monotonic_resource.hpp>
#include <charconv>

namespace luoshi::interop {
namespace {

namespace limits = base::limits;

base::Result<std::string> run(const PrivateFolder& folder, std::vector<std::string> argv) {
  ConfinedCommand command{.argv = std::move(argv), .folder = folder.path()};
  for (const char* format : {"XLSX", "ODS", "XLS"}) {
    command.environment.push_back(fmt::format("OGR_{}_HEADERS=DISABLE", format));
    command.environment.push_back(fmt::format("OGR_{}_FIELD_TYPES=STRING", format));
  }
  auto outcome = run_confined(command);
  if (!outcome) return std::unexpected(std::move(outcome.error()));
  switch (outcome->end) {
    case ConfinedEnd::out_of_time:
    case ConfinedEnd::too_much_output:
    case ConfinedEnd::killed:
      return base::refuse("workbook_too_large");
    case ConfinedEnd::exited:
      break;
  }
  for (const std::string_view trouble : {"ERROR ", "Limiting number of columns"})
    if (const auto at = outcome->complaints.find(trouble); at != std::string::npos) {
      const auto line = std::string_view(outcome->complaints).substr(at);
      return base::refuse("workbook_damaged", {},
                          {{"detail", std::string(line.substr(0, line.find('\n')))}});
    }
  if (outcome->code != 0) return base::refuse("workbook_damaged");
  return std::move(outcome->output);
}

struct Layer {
  std::string name;
  std::size_t rows = 0;
};

base::Result<std::vector<Layer>> layers_of(std::string_view summary) {
  std::vector<Layer> out;
  constexpr std::string_view name = "Layer name: ";
  constexpr std::string_view count = "Feature Count: ";
  while (!summary.empty()) {
    const auto end = std::min(summary.find('\n'), summary.size());
    const auto line = summary.substr(0, end);
    summary.remove_prefix(std::min(end + 1, summary.size()));
    if (line.starts_with(name)) {
      out.push_back({std::string(line.substr(name.size())), 0});
    } else if (line.starts_with(count) && !out.empty()) {
      std::from_chars(line.data() + count.size(), line.data() + line.size(), out.back().rows);
    }
  }
  if (out.size() > limits::workbook_sheets_max) return base::refuse("workbook_too_large");
  return out;
}

// "Field12" -> 11; -1 for any other name.
int column_of(std::string_view field) {
  constexpr std::string_view prefix = "Field";
  int number = 0;
  if (!field.starts_with(prefix)) return -1;
  std::from_chars(field.data() + prefix.size(), field.data() + field.size(), number);
  return number >= 1 && number <= static_cast<int>(limits::sheet_columns_max) ? number - 1 : -1;
}

std::optional<Row> row_of(const boost::json::value& feature) {
  const auto* object = feature.if_object();
  const auto* id = object ? object->if_contains("id") : nullptr;
  const auto* properties = object ? object->if_contains("properties") : nullptr;
  if (!id || !id->is_int64() || !properties || !properties->is_object()) return std::nullopt;
  Row out;
  out.number = static_cast<int>(id->get_int64());
  for (const auto& [field, value] : properties->get_object()) {
    const int column = column_of(field);
    if (column < 0 || !value.is_string()) return std::nullopt;
    const auto index = static_cast<std::size_t>(column);
    if (out.cells.size() <= index) out.cells.resize(index + 1);
    out.cells[index] = std::string_view(value.get_string());
  }
  while (!out.cells.empty() && out.cells.back().empty()) out.cells.pop_back();
  return out;
}

struct Lines {
  std::string_view rest;
  std::vector<unsigned char> buffer = std::vector<unsigned char>(64 * 1024);

  // nullopt at the end or when the line is no feature.
  std::optional<Row> next() {
    const auto end = std::min(rest.find('\n'), rest.size());
    const auto line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    boost::json::monotonic_resource memory(buffer.data(), buffer.size());
    boost::json::error_code error;
    const auto feature = boost::json::parse(line, error, &memory);
    if (error) return std::nullopt;
    return row_of(feature);
  }
};

}  // namespace

base::Result<std::vector<Sheet>> read_gdal_rows(const PrivateFolder& folder,
                                                const std::string& name) {
  auto summary = run(folder, {"ogrinfo", "-ro", "-so", "-al", name});
  if (!summary) return std::unexpected(std::move(summary.error()));
  const auto layers = layers_of(*summary);
  if (!layers) return std::unexpected(layers.error());
  auto features =
      run(folder, {"ogr2ogr", "-preserve_fid", "-f", "GeoJSONSeq", "/vsistdout/", name});
  if (!features) return std::unexpected(std::move(features.error()));
  Lines lines{*features};
  std::vector<Sheet> out;
  std::size_t cells = 0;
  for (const auto& layer : *layers) {
    Sheet sheet{.name = layer.name};
    if (layer.rows > limits::sheet_rows_max) return base::refuse("workbook_too_large");
    for (std::size_t i = 0; i < layer.rows; ++i) {
      auto row = lines.next();
      if (!row || row->number != static_cast<int>(i + 1)) return base::refuse("workbook_damaged");
      cells += row->cells.size();
      if (cells > limits::workbook_cells_max) return base::refuse("workbook_too_large");
      if (!row->cells.empty()) sheet.rows.push_back(std::move(*row));
    }
    out.push_back(std::move(sheet));
  }
  if (!lines.rest.empty()) return base::refuse("workbook_damaged");
  return out;
}

}  // namespace luoshi::interop
