// verify: the whole journal, or one entry with only key and proof file. proof: writes such a file.
#include "app/verify.hpp"

#include "app/proving.hpp"
#include "app/snapshot.hpp"
#include "cli/commands.hpp"
#include "journal/messages.hpp"
#include "journal/proof.hpp"

namespace luoshi::cli {

namespace {
namespace fs = std::filesystem;

struct VerifyOptions {
  fs::path folder;
  std::vector<fs::path> checkpoints;
  fs::path proof;
  std::string key;
};

// A key on the command line, or a file that holds one.
base::Result<journal::VerifierKey> key_option(const std::string& text) {
  std::string key = read_file(text).value_or(text);
  if (auto end = key.find_first_of("\r\n"); end != key.npos) key.resize(end);
  return journal::verifier_key_from_text(key);
}

void verify_one(const VerifyOptions& options, Session& session) {
  const auto key = key_option(options.key);
  if (!key) return session.refuse(key.error());
  const auto file = read_file(options.proof);
  if (!file)
    return session.refuse({"file_missing", "--proof", {{"value", options.proof.string()}}});
  const auto finding = journal::verify_proof(*file, *key);
  if (!finding) {
    session.refuse(finding.error());
    session.exit = Exit::incomplete;
    return;
  }
  for (const auto statement : finding->proved)
    session.say(
        "proof_proved",
        {{"statement", base::text_of(journal::messages(),
                                     "proof_states_" + std::string(base::name_of(statement)),
                                     session.language)}});
  for (const auto statement : finding->not_proved)
    session.say(
        "proof_open",
        {{"statement", base::text_of(journal::messages(),
                                     "proof_states_" + std::string(base::name_of(statement)),
                                     session.language)}});
  if (finding->event_bytes) session.out << *finding->event_bytes << '\n';
  session.say("authenticity_code",
              {{"code", journal::to_text(journal::authenticity_code(finding->leaf_hash))}});
}

void verify_whole(const VerifyOptions& options, Session& session) {
  std::vector<std::string> elsewhere;
  for (const fs::path& path : options.checkpoints) {
    auto note = read_file(path);
    if (!note) return session.refuse({"file_missing", "--checkpoint", {{"value", path.string()}}});
    elsewhere.push_back(std::move(*note));
  }
  auto folder = session.open(options.folder, Opening::read_only);
  if (!folder) return;
  const auto report = app::verify(folder->store(), folder->verifier_keys(), elsewhere,
                                  session.progress("progress_verify"));
  if (session.json) session.out << base::to_json(report) << '\n';
  for (const auto& finding : report.findings)
    if (!session.json)
      session.err << session.text("finding_" + finding.code, {{"seq", std::to_string(finding.seq)},
                                                              {"detail", finding.detail}})
                  << '\n';
  session.say(report.findings.empty() ? "verify_good" : "verify_bad",
              {{"events", std::to_string(report.events)},
               {"texts", std::to_string(report.texts)},
               {"erased", std::to_string(report.texts_erased)},
               {"checkpoints", std::to_string(report.checkpoints)},
               {"elsewhere", std::to_string(report.kept_elsewhere)},
               {"findings", std::to_string(report.findings.size())}});
  if (report.findings.empty() && report.kept_elsewhere == 0) session.say("verify_no_outside");
  if (!report.findings.empty()) session.exit = Exit::incomplete;
}

struct ProofOptions {
  fs::path folder;
  std::string record;
  std::int64_t seq = 0;
  fs::path out;
  bool closed = false;
};

void proof(const ProofOptions& options, Session& session) {
  auto folder = session.open(options.folder, Opening::read_only);
  if (!folder) return;
  auto reader = folder->store().reader();
  std::int64_t seq = options.seq;
  if (auto id = base::id_from_text(options.record))
    if (const auto history = reader->history(*id); !history.empty()) seq = history.back().seq;
  const auto made =
      app::prove(*reader, seq, options.closed ? app::Opened::closed : app::Opened::with_entry);
  if (!made) {
    base::Refusal refusal = made.error();
    refusal.args.try_emplace("value", options.record);
    return session.refuse(refusal);
  }
  write_file(options.out, base::to_json(*made));
  session.say("proof_written",
              {{"file", options.out.string()},
               {"code", journal::to_text(journal::authenticity_code(made->leaf_hash))}});
}
}  // namespace

void add_verify(CLI::App& app, Session& session) {
  auto options = std::make_shared<VerifyOptions>();
  auto* folder = app.add_option("folder", options->folder, session.text("arg_folder"));
  app.add_option("--checkpoint", options->checkpoints, session.text("arg_checkpoint"))
      ->needs(folder);
  auto* proof = app.add_option("--proof", options->proof, session.text("arg_proof"));
  auto* key = app.add_option("--key", options->key, session.text("arg_key"));
  proof->needs(key)->excludes(folder);
  app.callback([options, folder, proof, &session] {
    if (*proof) return verify_one(*options, session);
    if (!*folder) return session.refuse({"folder_or_proof_needed", "folder", {}});
    verify_whole(*options, session);
  });
}

void add_proof(CLI::App& app, Session& session) {
  auto options = std::make_shared<ProofOptions>();
  app.add_option("folder", options->folder, session.text("arg_folder"))->required();
  app.add_option("--record", options->record, session.text("arg_proof_record"));
  app.add_option("--seq", options->seq, session.text("arg_proof_seq"));
  app.add_option("--out", options->out, session.text("arg_proof_out"))->required();
  app.add_flag("--closed", options->closed, session.text("arg_proof_closed"));
  app.callback([options, &session] { proof(*options, session); });
}

}  // namespace luoshi::cli
