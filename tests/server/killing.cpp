// kill -9 under load over HTTPS, again and again: what was acknowledged is there with the right
// content, what was not is there whole or not at all, and journal and views are one.
#include <atomic>
#include <thread>

#include "app/simulation_dice.hpp"
#include "tests/server/program.hpp"

namespace luoshi::server {

namespace {
constexpr int clients = 4;

int rounds() {
  return ::getenv("LUOSHI_NIGHTLY") ? 60 : 10;
}

// The records one client has asked for. Number n stands for a turn-out of n people.
struct Ledger {
  std::int64_t next = 1;
  std::vector<std::int64_t> acknowledged;
  std::vector<std::int64_t> unanswered;
};

class Killing : public testing::Test {
 protected:
  std::string id(int client, std::int64_t number) const {
    return id_of("client " + std::to_string(client) + " ", number);
  }

  // Records until the server is gone.
  void load(int client, std::uint16_t port) {
    Ledger& ledger = ledgers_[static_cast<std::size_t>(client)];
    try {
      Caller caller(port, token_, http::Channel::encrypted);
      while (!stopping_) {
        const std::int64_t number = ledger.next++;
        ledger.unanswered.push_back(number);
        const auto answer =
            caller.try_post("/api/v1/commands", id(client, number), turnout(unit_, number));
        if (!answer) return;
        if (answer->status != 201) {
          ADD_FAILURE() << answer->status << " " << answer->body;
          return;
        }
        ledger.unanswered.pop_back();
        ledger.acknowledged.push_back(number);
      }
    } catch (const std::runtime_error&) {
      // Killed before the connection stood.
    }
  }

  void expect_there(Caller& caller, int client, std::int64_t number) {
    const Answer answer = caller.get("/api/v1/records/" + id(client, number));
    ASSERT_EQ(answer.status, 200) << "lost: client " << client << " record " << number;
    const auto amounts = json_of(answer).at("state").at("activity").at("amounts");
    EXPECT_EQ(amounts.at(0).at("amounts").at(0).at("amount").as_int64(), number);
  }

  // After a restart: nothing acknowledged is lost; what is sent again is recorded once.
  void check(std::uint16_t port, int client, std::size_t known_before) {
    Caller caller(port, token_, http::Channel::encrypted);
    Ledger& ledger = ledgers_[static_cast<std::size_t>(client)];
    for (std::size_t i = known_before; i < ledger.acknowledged.size(); ++i) {
      expect_there(caller, client, ledger.acknowledged[i]);
      if (i % 4 != 0) continue;
      const Answer again = caller.post("/api/v1/commands", id(client, ledger.acknowledged[i]),
                                       turnout(unit_, ledger.acknowledged[i]));
      EXPECT_EQ(again.status, 200);
      EXPECT_TRUE(json_of(again).at("repeated").as_bool());
    }
    for (const std::int64_t number : std::exchange(ledger.unanswered, {})) {
      const bool was_there = caller.get("/api/v1/records/" + id(client, number)).status == 200;
      const Answer again =
          caller.post("/api/v1/commands", id(client, number), turnout(unit_, number));
      EXPECT_EQ(again.status, was_there ? 200 : 201) << again.body;
      expect_there(caller, client, number);
      ledger.acknowledged.push_back(number);
    }
  }

  void load_and_kill(app::Dice& dice) {
    stopping_ = false;
    Serving serving(data_, http::Channel::encrypted);
    std::vector<std::thread> threads;
    for (int client = 0; client < clients; ++client)
      threads.emplace_back([this, client, port = serving.port()] { load(client, port); });
    std::this_thread::sleep_for(std::chrono::milliseconds(dice.between(20, 700)));
    EXPECT_EQ(serving.end(SIGKILL), -SIGKILL) << "the server had ended before it was killed";
    stopping_ = true;
    for (std::thread& thread : threads) thread.join();
  }

  Data data_;
  std::string token_ = data_.token("410108003901_village_secretary");
  std::string unit_ = [this] {
    Serving serving(data_, http::Channel::encrypted);
    return Caller(serving.port(), token_, http::Channel::encrypted).unit("410108003901");
  }();
  std::array<Ledger, clients> ledgers_;
  std::atomic<bool> stopping_ = false;
};
}  // namespace

TEST_F(Killing, no_acknowledged_write_is_lost) {
  const auto seed = static_cast<std::uint64_t>(::getpid());
  SCOPED_TRACE("seed " + std::to_string(seed));
  app::Dice dice(seed);
  std::size_t acknowledged = 0;
  for (int round = 0; round < rounds(); ++round) {
    std::array<std::size_t, clients> known_before;
    for (std::size_t i = 0; i < clients; ++i) known_before[i] = ledgers_[i].acknowledged.size();
    load_and_kill(dice);
    Serving serving(data_, http::Channel::encrypted);
    for (int client = 0; client < clients; ++client)
      check(serving.port(), client, known_before[static_cast<std::size_t>(client)]);
    ASSERT_FALSE(HasFailure()) << "round " << round;
  }
  // The sum over everything that was ever acknowledged, as the server counts it.
  std::int64_t people = 0;
  for (const Ledger& ledger : ledgers_) {
    acknowledged += ledger.acknowledged.size();
    for (const std::int64_t number : ledger.acknowledged) people += number;
  }
  EXPECT_GT(acknowledged, 50U) << "hardly any load";
  {
    Serving serving(data_, http::Channel::encrypted);
    Caller caller(serving.port(), data_.token("410108003_office_clerk"), http::Channel::encrypted);
    for (const auto& one : caller.read("/api/v1/briefs/default").at("figures").as_array())
      if (one.at("quantity").as_string() == "people")
        EXPECT_EQ(one.at("amount").as_int64(), people);
    EXPECT_EQ(serving.end(SIGTERM), 0);
  }
  data_.expect_whole();
}

}  // namespace luoshi::server
