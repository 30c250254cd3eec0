#include "interop/export_values.hpp"

#include "interop/export_words.hpp"

namespace luoshi::interop {

ExportCell cell_of(std::string text) {
  return text.empty() ? ExportCell{} : ExportCell(std::move(text));
}
ExportCell cell_of(const std::optional<core::Text>& text, const ExportContext& context) {
  return text ? cell_of(context.text(*text)) : ExportCell{};
}
ExportCell cell_of(const std::optional<core::Instant>& at) {
  return at ? ExportCell(*at) : ExportCell{};
}
ExportCell cell_of(const std::vector<core::Photo>& photos, const ExportContext& context) {
  ExportPhotos out;
  for (const core::Photo& photo : photos) out.push_back({context.text(photo.file)});
  return out.empty() ? ExportCell{} : ExportCell(std::move(out));
}

std::string name_in(const core::Name& name, base::Language language) {
  return language == base::Language::en && !name.en.empty() ? name.en : name.zh;
}

std::string join(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) {
    if (item.empty()) continue;
    if (!out.empty()) out += item_separator();
    out += item;
  }
  return out;
}
std::string join_units(const std::vector<core::Id>& units, const ExportContext& context) {
  std::vector<std::string> names;
  for (const core::Id& id : units) names.push_back(context.unit_name(id));
  return join(names);
}
std::string join_programmes(const std::vector<std::string>& codes, const ExportContext& context) {
  std::vector<std::string> names;
  for (const std::string& code : codes) {
    const core::Programme* known = core::find_by_code(context.rules.programmes, code);
    names.push_back(known ? name_in(known->name, context.language) : code);
  }
  return join(names);
}
std::string term_name(std::string_view list, std::string_view code, const ExportContext& context) {
  const core::TermList* terms = core::find_by_code(context.rules.terms, list);
  const core::Term* term = terms ? core::find_by_code(terms->terms, code) : nullptr;
  return term ? name_in(term->name, context.language) : std::string(code);
}

ExportCell latitude_of(const std::optional<core::Place>& place) {
  return place ? ExportCell(WrittenNumber{place->latitude_e7, 7}) : ExportCell{};
}
ExportCell longitude_of(const std::optional<core::Place>& place) {
  return place ? ExportCell(WrittenNumber{place->longitude_e7, 7}) : ExportCell{};
}

namespace {
struct FieldPrinter {
  const core::Field& field;
  const ExportContext& context;

  ExportCell operator()(const core::TextValue& one) const {
    return cell_of(context.text(one.value));
  }
  ExportCell operator()(const core::IntegerValue& one) const {
    return WrittenNumber{one.value, field.decimals};
  }
  ExportCell operator()(const core::ChoiceValue& one) const {
    std::vector<std::string> names;
    for (const std::string& code : one.value)
      names.push_back(term_name(field.terms, code, context));
    return cell_of(join(names));
  }
  ExportCell operator()(const core::DayValue& one) const { return one.value; }
  ExportCell operator()(const core::InstantValue& one) const { return one.value; }
  ExportCell operator()(const core::SpanValue& one) const {
    return cell_of(base::to_text(one.from, context.offset) + " / " +
                   base::to_text(one.until, context.offset));
  }
  ExportCell operator()(const core::RecordValue& one) const {
    if (field.type == core::FieldType::person) return cell_of(context.person_name(one.value));
    if (field.type == core::FieldType::site) return cell_of(context.site_name(one.value));
    return cell_of(context.unit_name(one.value));
  }
  ExportCell operator()(const core::PlaceValue& one) const {
    return cell_of(fmt::format("{},{}", one.value.latitude_e7, one.value.longitude_e7));
  }
  ExportCell operator()(const core::FileValue& one) const {
    return cell_of(context.text(one.value.name));
  }
  ExportCell operator()(const core::ChecklistValue& one) const {
    const auto failed =
        std::ranges::count(one.value, core::CheckAnswer::fail, &core::ChecklistAnswer::answer);
    return cell_of(fmt::format("{}/{}", std::ssize(one.value) - failed, one.value.size()));
  }
  // One line a row: column=value; the whole table stays readable in a cell.
  ExportCell operator()(const core::TableValue& one) const {
    std::string out;
    for (const core::TableRow& row : one.value) {
      if (!out.empty()) out += '\n';
      bool first = true;
      for (const core::Field& column : field.columns) {
        auto cell = row.find(column.code);
        if (cell == row.end()) continue;
        const ExportCell value = std::visit(FieldPrinter{column, context}, cell->second);
        if (!first) out += part_separator();
        first = false;
        out += name_in(column.name, context.language);
        out += part_colon();
        out += plain_text(value, context.offset);
      }
    }
    return cell_of(out);
  }
};
}  // namespace

std::string plain_text(const ExportCell& cell, base::UtcOffset offset) {
  struct Printer {
    base::UtcOffset offset;
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const WrittenNumber& number) const {
      const std::int64_t unit = [&] {
        std::int64_t out = 1;
        for (int i = 0; i < number.decimals; ++i) out *= 10;
        return out;
      }();
      const std::uint64_t size = number.amount < 0 ? 0 - static_cast<std::uint64_t>(number.amount)
                                                   : static_cast<std::uint64_t>(number.amount);
      std::string out = number.amount < 0 ? "-" : "";
      out += std::to_string(size / static_cast<std::uint64_t>(unit));
      std::string rest = std::to_string(size % static_cast<std::uint64_t>(unit));
      if (number.decimals == 0 || rest == "0") return out;
      rest.insert(0, static_cast<std::size_t>(number.decimals) - rest.size(), '0');
      rest.erase(rest.find_last_not_of('0') + 1);
      return out + '.' + rest;
    }
    std::string operator()(base::Day day) const { return base::to_text(day); }
    std::string operator()(base::Instant at) const {
      const int minute = base::minute_of_day(at, offset);
      const std::int64_t second =
          (at.us - base::start_of(base::day_of(at, offset), offset).us) / base::second_us % 60;
      std::string out = base::to_text(base::day_of(at, offset)) +
                        fmt::format(" {:02}:{:02}", minute / 60, minute % 60);
      return second == 0 ? out : out + fmt::format(":{:02}", second);
    }
    std::string operator()(const ExportPhotos& photos) const {
      std::string out;
      for (const ExportPhoto& photo : photos) out += (out.empty() ? "" : " ") + photo.digest;
      return out;
    }
  };
  return std::visit(Printer{offset}, cell);
}

ExportCell cell_of(const core::FieldValue& value, const core::Field& field,
                   const ExportContext& context) {
  return std::visit(FieldPrinter{field, context}, value);
}

}  // namespace luoshi::interop
