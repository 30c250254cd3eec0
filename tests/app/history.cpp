// Every event of the product has words, in both languages.
#include "app/history.hpp"

#include <gtest/gtest.h>

#include "core/codec.hpp"

namespace luoshi::app {

TEST(history, every_event_has_words) {
  boost::mp11::mp_for_each<
      boost::mp11::mp_transform<std::type_identity, core::Event::Alternatives>>([](auto one) {
    const std::string key = "event." + std::string(decltype(one)::type::tag);
    const auto* row = base::find_message(history_words(), key);
    ASSERT_TRUE(row) << key;
    EXPECT_FALSE(row->zh.empty() || row->en.empty()) << key;
  });
}

TEST(history, every_clock_has_words) {
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<core::ClockKind>>([](auto one) {
    EXPECT_TRUE(base::find_message(history_words(), "clock." + std::string(one.name))) << one.name;
  });
}

TEST(history, who_checks_is_not_called_as_who_is_responsible) {
  const auto* responsible = base::find_message(history_words(), "fact.post");
  const auto* checker = base::find_message(history_words(), "fact.checker");
  ASSERT_TRUE(responsible && checker);
  EXPECT_NE(responsible->zh, checker->zh);
}

}  // namespace luoshi::app
