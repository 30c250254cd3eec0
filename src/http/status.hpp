// What each HTTP status of the product means and who should react, and which refusal gets which
// status: docs/http-status.md says the same for people. Nothing else chooses a status for a
// refusal.
#pragma once
#include <span>
#include <string_view>

namespace luoshi::http {

struct StatusMeaning {
  int status;
  std::string_view reason;  // on the wire
  std::string_view zh;      // title of a problem document
  std::string_view en;
};

struct RefusalStatus {
  std::string_view code;
  int status;
};

std::span<const StatusMeaning> status_meanings();
std::span<const RefusalStatus> refusal_statuses();

const StatusMeaning& meaning_of(int status);

// A code without a row of its own is a no by the rules of the domain: 422.
int status_of(std::string_view refusal_code);

}  // namespace luoshi::http
