// Views of the ledger that somebody saves: kept for the account, in order, within bounds.
#include "accounts/saved_views.hpp"

#include "tests/accounts/office.hpp"

namespace luoshi::accounts {

namespace {
using Viewing = Office;
using Views = std::vector<SavedView>;

SavedView view(std::string name, std::string query = "status=overdue") {
  return {.name = std::move(name), .query = std::move(query), .columns = {"case.number", "unit"}};
}
}  // namespace

TEST_F(Viewing, views_are_those_of_the_account_and_outlive_a_restart) {
  ASSERT_TRUE(SavedViews(*store).keep(id(1), view("荷塘村超期")));
  ASSERT_TRUE(SavedViews(*store).keep(id(1), view("全部", "")));
  ASSERT_TRUE(SavedViews(*store).keep(id(2), view("别人的")));
  open();
  EXPECT_EQ(SavedViews(*store).of(id(1)), (Views{view("荷塘村超期"), view("全部", "")}));
  EXPECT_EQ(SavedViews(*store).of(id(2)), Views{view("别人的")});
}

TEST_F(Viewing, a_name_is_kept_once_and_keeps_its_place) {
  SavedViews views(*store);
  for (const char* name : {"甲", "乙"}) ASSERT_TRUE(views.keep(id(1), view(name)));
  ASSERT_TRUE(views.keep(id(1), view("甲", "status=closed")));
  EXPECT_EQ(views.of(id(1)), (Views{view("甲", "status=closed"), view("乙")}));
  views.drop(id(2), "甲");  // not theirs
  views.drop(id(1), "丙");  // not there
  EXPECT_EQ(views.of(id(1)).size(), 2U);
  views.drop(id(1), "甲");
  EXPECT_EQ(views.of(id(1)), Views{view("乙")});
}

TEST_F(Viewing, what_is_too_much_is_refused_and_nothing_of_it_kept) {
  SavedViews views(*store);
  const auto refusal = [&](const SavedView& one) {
    const auto kept = views.keep(id(1), one);
    return kept ? std::string() : kept.error().code + " " + kept.error().field;
  };
  EXPECT_EQ(refusal(view(" \n")), "view_name_empty name");
  EXPECT_EQ(refusal(view(std::string(base::limits::view_name_bytes_max + 1, 'x'))),
            "view_too_long name");
  EXPECT_EQ(refusal(view("长", std::string(base::limits::view_query_bytes_max + 1, 'x'))),
            "view_too_long query");
  SavedView wide = view("宽");
  wide.columns.assign(2'000, "column");
  EXPECT_EQ(refusal(wide), "view_too_long columns");
  EXPECT_TRUE(views.of(id(1)).empty());
  for (std::int64_t i = 0; i < base::limits::views_per_account_max; ++i)
    ASSERT_EQ(refusal(view(std::to_string(i))), "");
  EXPECT_EQ(refusal(view("再一个")), "views_too_many ");
  EXPECT_EQ(refusal(view("0", "")), "");  // one that is there may still be changed
  EXPECT_EQ(std::ssize(views.of(id(1))), base::limits::views_per_account_max);
}

}  // namespace luoshi::accounts
