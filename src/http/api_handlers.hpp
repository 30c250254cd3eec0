// What each route of the table in api.cpp does.
#pragma once
#include <mutex>

#include "core/offers.hpp"
#include "http/api.hpp"
#include "http/api_shapes.hpp"
#include "http/command_quota.hpp"
#include "http/rate_limit.hpp"
#include "http/slow_work.hpp"

namespace luoshi::http {

struct OfferList {
  std::vector<core::Offer> offers;
};
BOOST_DESCRIBE_STRUCT(OfferList, (), (offers))

// Who asks, and what they may see.
struct Caller {
  std::shared_ptr<const app::Snapshot> snapshot;
  core::Actor actor;
  core::Scope scope;
  core::Id account;
};

struct Api {
  explicit Api(ApiParts with) : parts(with), account_limiter(with.account_rate) {}

  // Refusals: those of signed_in (sign_in.hpp), password_change_needed, post_not_held,
  // too_many_requests, and for whatever is no GET account_read_only.
  base::Result<Caller> caller(const Request& request) const;
  // As whom an account acts now; nullopt: the post is not held today.
  std::optional<core::Actor> actor_of(const app::Snapshot& snapshot,
                                      const accounts::Identity& who) const;
  core::Day today() const;  // on the authority's clock
  // Into the security log; time and address are filled in.
  void note(accounts::SecurityEntry entry, const Request& request) const;
  // Only what was refused by right (403).
  void note_refusal(const Request& request, const Caller& caller,
                    const base::Refusal& refusal) const;

  // A reader of the store's, whose snapshot ends with it.
  class Lease {
   public:
    explicit Lease(std::unique_ptr<views::Reader> reader) : reader_(std::move(reader)) {}
    Lease(Lease&&) = default;
    ~Lease();
    views::Reader& operator*() const { return *reader_; }
    views::Reader* operator->() const { return reader_.get(); }
    // All that is read from here on is of one moment, and takes the locks of the file once instead
    // of once a statement.
    void pin() {
      reader_->begin_snapshot();
      pinned_ = true;
    }

   private:
    std::unique_ptr<views::Reader> reader_;
    bool pinned_ = false;
  };
  Lease reader();

  // What names a version of a record without saying its place in the journal (ETag, If-Match).
  std::string tag_of_version(const core::Id& record, std::int64_t version);

  ApiParts parts;
  mutable RateLimiter account_limiter;
  CommandQuota command_quota;
  SealedNumbers numbers;  // cursors
  std::mutex mutex;
  std::string tag_secret;  // the salt of the journal's first event: random, and stays
  SlowWork slow_work;      // last: its threads use the others
};

// A route that reads: signs in, answers, turns a refusal into a problem. An answer without a tag of
// its own gets one from its bytes, and If-None-Match is answered with 304.
using Answer = base::Result<Response> (*)(Api&, const Caller&, const Call&);
RouteHandler reading(std::shared_ptr<Api> api, Answer answer);
// On a thread of SlowWork; server_busy when too much waits. The routes own the Api and outlive the
// server's requests, so the work needs no share in it.
using Waiting = std::shared_ptr<std::pair<Call, Respond>>;
RouteHandler slowly(std::shared_ptr<Api> api, std::function<void(Api&, const Waiting&)> work);
// The same on a thread of SlowWork, for what takes tens of milliseconds and more.
RouteHandler reading_slowly(std::shared_ptr<Api> api, Answer answer);
enum class Pace { at_once, slow };
// A row of the table for such a route. request: of a POST with a body, which is answered with
// `status`; every other one with 200.
struct RouteRow {
  Method method = Method::get;
  std::string_view path;
  std::string_view operation;
  Text summary;
  SchemaFunction request = nullptr;
  SchemaFunction response = nullptr;
  Answer answer = nullptr;
  std::vector<Parameter> parameters = {};
  int status = 200;
  Pace pace = Pace::at_once;
};
Route reading_route(const std::shared_ptr<Api>& api, RouteRow row);
// A command: parsed here, decided on the writer thread, answered after the commit. payer: the
// account or link whose day it is written on.
struct Submission {
  app::Request request;
  core::Id payer = {};
};
using CommandRequest = base::Result<Submission> (*)(Api&, const Call&);
RouteHandler commanding(std::shared_ptr<Api> api, CommandRequest read);
// The same when reading the command takes long.
RouteHandler commanding_slowly(std::shared_ptr<Api> api, CommandRequest read);

template <class T>
Response json_answer(const T& answer, int status = 200) {
  return json_response(status, base::to_json(answer));
}
base::Result<core::Id> record_of(const Call& call);
base::Result<std::int64_t> integer_parameter(const Call& call, std::string_view name,
                                             std::int64_t otherwise);
base::Result<core::Day> day_parameter(const Call& call, std::string_view name);
// noun, select, text, order, after, limit. Refusals: those of views::check_query, noun_unknown,
// value_unknown, integer_expected.
base::Result<views::ListQuery> query_of(const Caller& caller, const Call& call);
// The unit a parameter names by code, name or alias; the caller's own when it is left out.
base::Result<core::Id> unit_parameter(const Caller& caller, const Call& call);
// A file that this post has uploaded: knowing a digest is no right to what is behind it. Refusal:
// file_not_uploaded.
base::Result<std::filesystem::path> uploaded_file(Api& api, const Caller& caller,
                                                  const base::Digest& digest);
// Refusal: right_missing.
base::Result<void> must_have(const Caller& caller, core::Right right);
// Sums of a unit are for its own people, those above it, and those with the whole authority.
base::Result<void> may_see_figures(const Caller& caller, const core::Id& unit);
// Everything that is not hidden; a link asks for its own record only.
core::Scope scope_of_links();
RecordRow row_of(const views::ListRow& row);

// The routes of each theme, appended to the table by api_routes.
std::vector<Route> figure_routes(const std::shared_ptr<Api>& api);
std::vector<Route> job_routes(const std::shared_ptr<Api>& api);
std::vector<Route> event_routes(const std::shared_ptr<Api>& api);
std::vector<Route> lookup_routes(const std::shared_ptr<Api>& api);
std::vector<Route> saved_view_routes(const std::shared_ptr<Api>& api);
std::vector<Route> settings_routes(const std::shared_ptr<Api>& api);
std::vector<Route> boundary_routes(const std::shared_ptr<Api>& api);
std::vector<Route> rule_set_routes(const std::shared_ptr<Api>& api);
std::vector<Route> share_routes(const std::shared_ptr<Api>& api);
std::vector<Route> link_routes(const std::shared_ptr<Api>& api);

// The command of a request: id from Idempotency-Key, record from the path, actor from the sign-in.
base::Result<Submission> command_request(Api& api, const Call& call);
// The same for an actor and a record that are known.
base::Result<app::Request> command_of(const Call& call, const core::Actor& actor,
                                      const core::Id& record);
const Parameter& command_id_parameter();
core::Context context_of(Api& api, const Caller& caller, const core::Id& record);
RecordAnswer record_answer(const views::StoredRecord& record, views::Reader& reader,
                           const core::Scope& scope);
Response command_answer(const app::Accepted& accepted);

base::Result<Response> list_units(Api& api, const Caller& caller, const Call& call);
base::Result<Response> read_rule_set(Api& api, const Caller& caller, const Call& call);
base::Result<Response> list_creation_offers(Api& api, const Caller& caller, const Call& call);
base::Result<Response> list_records(Api& api, const Caller& caller, const Call& call);
base::Result<Response> count_records(Api& api, const Caller& caller, const Call& call);
base::Result<Response> read_record(Api& api, const Caller& caller, const Call& call);
base::Result<Response> list_children(Api& api, const Caller& caller, const Call& call);
base::Result<Response> read_history(Api& api, const Caller& caller, const Call& call);
base::Result<Response> list_contacts(Api& api, const Caller& caller, const Call& call);
base::Result<Response> list_offers(Api& api, const Caller& caller, const Call& call);
base::Result<Response> read_brief(Api& api, const Caller& caller, const Call& call);
base::Result<Response> open_figure(Api& api, const Caller& caller, const Call& call);

}  // namespace luoshi::http

template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::OfferList> = true;
