// What the routes of link_routes.cpp take and answer.
#pragma once
#include "app/names.hpp"
#include "core/offers.hpp"
#include "http/api_shapes.hpp"

namespace luoshi::http {

struct LinkOrder {
  core::Instant until;
  std::optional<core::Id> post;       // commands are made as this post; left out: reading only
  std::vector<std::string> commands;  // acknowledge_case, report_rectified, ...; may be left out
};
BOOST_DESCRIBE_STRUCT(LinkOrder, (), (until, post, commands))
struct LinkRow {
  core::Id link;
  core::Id record;
  std::optional<core::Id> post;
  std::vector<std::string> commands;
  core::Instant made;
  core::Instant until;
  std::optional<core::Instant> revoked;
};
BOOST_DESCRIBE_STRUCT(LinkRow, (), (link, record, post, commands, made, until, revoked))
struct IssuedLinkAnswer {
  LinkRow link;
  std::string code;  // shown once
  std::string path;  // the address to give, behind the server's own; the code is its fragment
};
BOOST_DESCRIBE_STRUCT(IssuedLinkAnswer, (), (link, code, path))
struct LinkList {
  std::vector<LinkRow> links;
};
BOOST_DESCRIBE_STRUCT(LinkList, (), (links))
struct LinkAnswer {
  core::Instant until;
  RecordAnswer record;
  std::vector<core::Offer> offers;      // those that the link carries
  std::vector<app::DisplayName> names;  // of the units of a case: its holder may ask for no others
  core::Name category;
};
BOOST_DESCRIBE_STRUCT(LinkAnswer, (), (until, record, offers, names, category))

}  // namespace luoshi::http

template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::LinkList> = true;
