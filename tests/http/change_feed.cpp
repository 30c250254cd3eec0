// Who hears of which change, and what is told to those who come back.
#include "http/change_feed.hpp"

#include <gtest/gtest.h>

#include <future>

#include "http/stream.hpp"

namespace luoshi::http {
namespace {

core::Id id(std::uint8_t number) {
  core::Id out;
  out.bytes[0] = number;
  return out;
}

app::Change change(std::uint8_t record, std::uint8_t scope) {
  return {id(record), views::Noun::case_, {id(scope)}};
}

TEST(sealed_numbers, open_again_and_tell_nothing) {
  const SealedNumbers numbers;
  const SealedNumbers others;
  EXPECT_EQ(numbers.open(numbers.seal(41)), 41U);
  EXPECT_NE(numbers.seal(41).substr(0, 8), numbers.seal(42).substr(0, 8));
  EXPECT_EQ(others.open(numbers.seal(41)), std::nullopt);
  EXPECT_EQ(numbers.open("41"), std::nullopt);
  EXPECT_EQ(numbers.open(""), std::nullopt);
}

class Feed : public testing::Test {
 protected:
  std::shared_ptr<Stream> listen(std::uint8_t scope, std::string_view last = {}) {
    auto stream = std::make_shared<Stream>();
    feed_.listen(stream, {.scope = {.ids = {id(scope)}}, .is_valid = [] { return true; }}, last);
    return stream;
  }
  // What the stream has been given, once it holds the words.
  static std::string heard(Stream& stream, std::string_view words) {
    std::string out;
    while (out.find(words) == out.npos) {
      out += stream.take().bytes;
      std::this_thread::yield();
    }
    return out;
  }
  static std::string last_id(const std::string& events) {
    const auto at = events.rfind("id: ") + 4;
    return events.substr(at, events.find('\n', at) - at);
  }
  static std::string named(std::uint8_t record) { return base::to_text(id(record)); }

  ChangeFeed feed_;
};

TEST_F(Feed, each_hears_of_what_it_may_know_and_of_nothing_else) {
  const auto village = listen(1);
  const auto other = listen(2);
  feed_.publish({change(10, 1), change(11, 2), change(12, 1)});
  const std::string to_village = heard(*village, named(12));
  const std::string to_other = heard(*other, named(11));
  EXPECT_NE(to_village.find(named(10)), std::string::npos);
  EXPECT_EQ(to_village.find(named(11)), std::string::npos);
  EXPECT_EQ(to_other.find(named(10)), std::string::npos);
  EXPECT_EQ(to_other.find(named(12)), std::string::npos);
  EXPECT_NE(to_village.find("\"noun\":\"case\""), std::string::npos);
}

TEST_F(Feed, who_comes_back_hears_what_was_missed) {
  const auto before = listen(1);
  feed_.publish({change(10, 1)});
  const std::string last = last_id(heard(*before, named(10)));
  feed_.publish({change(11, 1), change(12, 2)});
  const auto again = listen(1, last);
  const std::string missed = heard(*again, named(11));
  EXPECT_EQ(missed.find(named(10)), std::string::npos);
  EXPECT_EQ(missed.find("reset"), std::string::npos);
}

TEST_F(Feed, who_cannot_be_told_what_was_missed_reads_anew) {
  const auto forged = listen(1, "0123456789abcdef0123456789abcdef");
  EXPECT_NE(heard(*forged, "reset").find("event: reset"), std::string::npos);
}

TEST_F(Feed, whoever_publishes_waits_for_no_listener) {
  std::promise<void> asked;
  std::promise<void> go_on;
  auto stream = std::make_shared<Stream>();
  const auto is_valid = [&] {
    asked.set_value();
    go_on.get_future().wait();
    return true;
  };
  feed_.listen(stream, {.scope = {.ids = {id(1)}}, .is_valid = is_valid}, {});
  asked.get_future().wait();
  feed_.publish({change(10, 1)});  // comes back while the listener still makes the feed wait
  go_on.set_value();
  EXPECT_NE(heard(*stream, named(10)), "");
}

TEST_F(Feed, who_was_signed_off_hears_no_more) {
  auto stream = std::make_shared<Stream>();
  feed_.listen(stream, {.scope = {.ids = {id(1)}}, .is_valid = [] { return false; }}, {});
  while (stream->is_open()) std::this_thread::yield();
  EXPECT_EQ(stream->take().bytes.find(named(10)), std::string::npos);
}

}  // namespace
}  // namespace luoshi::http
