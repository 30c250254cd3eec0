// A state as its reader may see it: every reference to a text replaced, at any depth, and nothing
// else changed.
#include "app/readable.hpp"

#include "office.hpp"

namespace luoshi::app {

namespace {
class Readable : public testing::Test {
 protected:
  Readable() {
    office_.now = base::start_of(day(12, 5), {480}, 9 * 60);
    core::Activity activity = turnout(office_.unit("410108003"), day(12, 5), 10);
    activity.summary = core::Text("清理“\"三堆\"”\\\n一处");
    EXPECT_TRUE(office_.executor->execute(Request{base::id_from_digest(base::sha256("readable")),
                                                  {},
                                                  machinery(),
                                                  core::RecordActivity{activity}}));
    reader_ = office_.store->reader();
    for (const auto& [key, text] : reader_->texts(1, 10'000))
      if (text.text == activity.summary->plain) key_ = key;
    EXPECT_NE(key_, 0);
  }
  // With REF for a reference to the summary, and TEXT for what is to stand there.
  std::string shown(std::string state, views::Noun noun, bool personal) {
    replace(state, "REF",
            fmt::format(R"({{"vault":{},"digest":"{}"}})", key_, std::string(64, 'a')));
    core::Scope scope = core::unrestricted();
    scope.personal_text = personal;
    std::string out = readable_state({{}, noun, state}, *reader_, scope);
    replace(out, R"("清理“\"三堆\"”\\\n一处")", "TEXT");
    return out;
  }
  static void replace(std::string& in, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = in.find(from, at)) != in.npos; at += to.size())
      in.replace(at, from.size(), to);
  }

  Office office_;
  std::unique_ptr<views::Reader> reader_;
  std::int64_t key_ = 0;
};

constexpr const char* state =
    R"({"type":"case","empty":{},"none":[],"n":-5,"big":18446744073709551615,"yes":true,"no":null,)"
    R"("quoted \"key\"":"a\\b\n","lists":[[1,2],[],[{"a":REF}]],"aliases":[REF,REF],"contact":REF,)"
    R"("inner":{"receiver":[REF],"vault":7,"digest":"x","more":1},"summary":REF})";
}  // namespace

TEST_F(Readable, has_every_text_in_its_place) {
  std::string expected = state;
  replace(expected, "REF", "TEXT");
  EXPECT_EQ(shown(state, views::Noun::case_, true), expected);
}

TEST_F(Readable, keeps_what_is_personal_from_those_who_may_not_read_it) {
  std::string expected = state;
  replace(expected, R"("contact":REF)", R"("contact":null)");
  replace(expected, R"("receiver":[REF])", R"("receiver":[null])");
  replace(expected, "REF", "TEXT");
  EXPECT_EQ(shown(state, views::Noun::case_, false), expected);
  EXPECT_EQ(shown(R"({"person":{"name":REF,"day":"2018-12-05"}})", views::Noun::person, false),
            R"({"person":{"name":null,"day":"2018-12-05"}})");
}

TEST_F(Readable, is_nothing_when_it_is_no_json) {
  EXPECT_EQ(shown("", views::Noun::case_, true), "null");
  EXPECT_EQ(shown(R"({"a":)", views::Noun::case_, true), "null");
}

}  // namespace luoshi::app
