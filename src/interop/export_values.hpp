// The tables behind export_columns.hpp: one row a path, with what it prints.
#pragma once
#include "interop/export_columns.hpp"

namespace luoshi::interop {

template <class State>
struct ValueColumn {
  std::string_view path;  // its headings stand in export_words.cpp
  ExportCell (*value)(const State&, const ExportContext&);
};

std::span<const ValueColumn<core::CaseState>> case_columns();
std::span<const ValueColumn<core::ActivityState>> activity_columns();
std::span<const ValueColumn<core::UnitState>> unit_columns();
std::span<const ValueColumn<core::PersonState>> person_columns();
std::span<const ValueColumn<core::PostState>> post_columns();
std::span<const ValueColumn<core::SiteState>> site_columns();

// Pieces the tables share.
ExportCell cell_of(const std::optional<core::Text>& text, const ExportContext& context);
ExportCell cell_of(std::string text);
ExportCell cell_of(const std::optional<core::Instant>& at);
ExportCell cell_of(const std::vector<core::Photo>& photos, const ExportContext& context);
std::string name_in(const core::Name& name, base::Language language);
std::string join(const std::vector<std::string>& items);
std::string join_units(const std::vector<core::Id>& units, const ExportContext& context);
std::string join_programmes(const std::vector<std::string>& codes, const ExportContext& context);
std::string term_name(std::string_view list, std::string_view code, const ExportContext& context);
ExportCell latitude_of(const std::optional<core::Place>& place);
ExportCell longitude_of(const std::optional<core::Place>& place);
ExportCell cell_of(const core::FieldValue& value, const core::Field& field,
                   const ExportContext& context);

}  // namespace luoshi::interop
