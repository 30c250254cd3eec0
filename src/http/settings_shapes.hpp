// What the routes of settings and feedback take and answer, as described structs.
#pragma once
#include "accounts/installation.hpp"
#include "base/schema.hpp"

namespace luoshi::http {

struct FeatureRow {
  std::string code;
  bool on = false;
  bool fixed = false;  // no office may switch it
  core::Name name;
  core::Name rule;  // why it is a switch, or why it is fixed
};
BOOST_DESCRIBE_STRUCT(FeatureRow, (), (code, on, fixed, name, rule))

struct SettingsAnswer {
  std::string name;
  accounts::BaseMap map;
  std::string photo_size;
  std::string feedback_to;
  std::vector<FeatureRow> features;
};
BOOST_DESCRIBE_STRUCT(SettingsAnswer, (), (name, map, photo_size, feedback_to, features))

struct FeedbackBody {
  std::string text;
  std::optional<std::string> page;
};
BOOST_DESCRIBE_STRUCT(FeedbackBody, (), (text, page))

struct FeedbackTaken {
  bool taken = true;
};
BOOST_DESCRIBE_STRUCT(FeedbackTaken, (), (taken))

struct FeedbackRow {
  core::Instant at;
  core::Id account;
  core::Id post;
  std::string text;
  std::string page;
};
BOOST_DESCRIBE_STRUCT(FeedbackRow, (), (at, account, post, text, page))
struct FeedbackPage {
  std::vector<FeedbackRow> feedback;
  std::optional<std::string> next;  // give it back as `after`
};
BOOST_DESCRIBE_STRUCT(FeedbackPage, (), (feedback, next))

}  // namespace luoshi::http

template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::FeedbackPage> = true;
