// Checks the whole journal: every leaf from its bytes, every root against the checkpoints, those
// in the store and those kept elsewhere; and every vault text against the digest its event holds.
#pragma once
#include "app/rebuild.hpp"
#include "app/stretch.hpp"
#include "journal/checkpoint.hpp"

namespace luoshi::app {

struct VerifyReport {
  std::int64_t events = 0;
  std::int64_t bytes = 0;
  std::int64_t checkpoints = 0;     // of the store, checked
  std::int64_t kept_elsewhere = 0;  // given by the caller, checked
  std::int64_t texts = 0;
  std::int64_t texts_erased = 0;
  std::vector<VerifyFinding> findings;  // by seq; empty = nothing was changed; capped at 1,000
};
BOOST_DESCRIBE_STRUCT(VerifyReport, (),
                      (events, bytes, checkpoints, kept_elsewhere, texts, texts_erased, findings))

// keys: the verifier keys of the epochs, for signatures. elsewhere: checkpoint notes from outside.
// Works on one snapshot of the store, on two threads; `progress` is called by one of them at a
// time.
VerifyReport verify(journal::Store& store, const std::vector<journal::VerifierKey>& keys,
                    const std::vector<std::string>& elsewhere, const Progress& progress);

}  // namespace luoshi::app
