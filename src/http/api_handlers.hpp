// What each route of the table in api.cpp does.
#pragma once
#include <mutex>

#include "core/offers.hpp"
#include "http/api.hpp"
#include "http/api_shapes.hpp"

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
};

struct Api {
  explicit Api(ApiParts with) : parts(with) {}

  // Refusals: sign_in_needed, token_not_valid, post_not_held.
  base::Result<Caller> caller(const Request& request) const;

  // A reader of the pool, given back when it leaves.
  class Lease {
   public:
    Lease(Api& api, std::unique_ptr<views::Reader> reader)
        : api_(api), reader_(std::move(reader)) {}
    Lease(Lease&&) = default;
    ~Lease();
    views::Reader& operator*() const { return *reader_; }
    views::Reader* operator->() const { return reader_.get(); }

   private:
    Api& api_;
    std::unique_ptr<views::Reader> reader_;
  };
  Lease reader();

  ApiParts parts;
  std::mutex mutex;
  std::vector<std::unique_ptr<views::Reader>> readers;
};

// The command of a request: id from Idempotency-Key, record from the path, actor from the token.
base::Result<app::Request> command_request(Api& api, const Call& call);
Response command_answer(const app::Accepted& accepted);

base::Result<Response> read_session(Api& api, const Caller& caller, const Call& call);
base::Result<Response> list_units(Api& api, const Caller& caller, const Call& call);
base::Result<Response> read_rule_set(Api& api, const Caller& caller, const Call& call);
base::Result<Response> list_creation_offers(Api& api, const Caller& caller, const Call& call);
base::Result<Response> list_records(Api& api, const Caller& caller, const Call& call);
base::Result<Response> count_records(Api& api, const Caller& caller, const Call& call);
base::Result<Response> read_record(Api& api, const Caller& caller, const Call& call);
base::Result<Response> read_history(Api& api, const Caller& caller, const Call& call);
base::Result<Response> list_offers(Api& api, const Caller& caller, const Call& call);
base::Result<Response> read_brief(Api& api, const Caller& caller, const Call& call);
base::Result<Response> open_figure(Api& api, const Caller& caller, const Call& call);

}  // namespace luoshi::http

template <>
inline constexpr bool luoshi::base::writes_empty_lists<luoshi::http::OfferList> = true;
