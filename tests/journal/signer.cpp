// The signing key: known signatures, its file, and what is refused as a key file.
#include "journal/signer.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <fstream>

#include "journal/salt.hpp"
#include "tests/journal/sample.hpp"

namespace luoshi::journal {
namespace {

class SignerFile : public testing::Test {
 protected:
  SignerFile() {
    std::string name = (std::filesystem::temp_directory_path() / "luoshi-key-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("mkdtemp");
    folder_ = name;
  }
  ~SignerFile() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path file() const { return folder_ / "signing.key"; }
  void write(std::string_view text) const {
    std::ofstream(file()) << text;
    ::chmod(file().c_str(), 0600);
  }
  std::string read() const {
    std::ifstream in(file());
    return {std::istreambuf_iterator<char>(in), {}};
  }

  std::filesystem::path folder_;
};

TEST(signer, signs_as_rfc_8032) {
  const Signer signer = sample::signer();
  EXPECT_EQ(base::to_hex(signer.public_key()),
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  EXPECT_EQ(
      base::to_hex(signer.sign("")),
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e3970"
      "1cf9b46bd25bf5f0595bbe24655141438e7a100b");
}

TEST(signer, a_changed_message_signature_or_key_does_not_hold) {
  const Signer signer = Signer::generate();
  const Signature signature = signer.sign("落实");
  EXPECT_TRUE(signature_holds(signer.public_key(), "落实", signature));
  EXPECT_FALSE(signature_holds(signer.public_key(), "落空", signature));
  EXPECT_FALSE(signature_holds(Signer::generate().public_key(), "落实", signature));
  for (std::size_t bit = 0; bit < signature.size() * 8; ++bit) {
    Signature changed = signature;
    changed[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
    ASSERT_FALSE(signature_holds(signer.public_key(), "落实", changed)) << bit;
  }
}

TEST_F(SignerFile, keeps_the_key_for_its_owner_alone) {
  const Signer signer = Signer::generate();
  const mode_t before = ::umask(0);
  const auto saved = signer.save_new(file());
  ::umask(before);
  ASSERT_TRUE(saved);
  struct stat about{};
  ASSERT_EQ(::stat(file().c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 07777, 0600u);
  EXPECT_TRUE(read().starts_with("-----BEGIN PRIVATE KEY-----\n"));
  const auto loaded = Signer::load(file());
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->public_key(), signer.public_key());
  EXPECT_EQ(loaded->sign("x"), signer.sign("x"));
}

TEST_F(SignerFile, never_overwrites_a_key) {
  ASSERT_TRUE(Signer::generate().save_new(file()));
  const std::string kept = read();
  EXPECT_EQ(Signer::generate().save_new(file()).error().code, "key_file_exists");
  EXPECT_EQ(read(), kept);
}

TEST_F(SignerFile, a_fault_leaves_no_file) {
  EXPECT_THROW(static_cast<void>(Signer::generate().save_new(folder_ / "absent" / "key")),
               std::system_error);
  EXPECT_TRUE(std::filesystem::is_empty(folder_));
}

TEST_F(SignerFile, what_is_not_a_key_is_refused) {
  EXPECT_EQ(Signer::load(file()).error().code, "key_file_missing");
  ASSERT_TRUE(Signer::generate().save_new(file()));
  const std::string good = read();
  for (mode_t mode : {0640u, 0604u, 0602u, 0610u}) {
    ::chmod(file().c_str(), mode);
    EXPECT_EQ(Signer::load(file()).error().code, "key_file_open_to_others") << mode;
  }
  const std::string rsa_like =
      "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n";
  for (const std::string& text : {std::string(), std::string("key"), rsa_like, good.substr(0, 60),
                                  good + std::string(20'000, '\n'), std::string(9, '\0')}) {
    write(text);
    EXPECT_EQ(Signer::load(file()).error().code, "key_file_malformed") << text.size();
  }
  write(good);
  EXPECT_TRUE(Signer::load(file()));
  std::filesystem::remove(file());
  std::filesystem::create_directory(file());
  EXPECT_EQ(Signer::load(file()).error().code, "key_file_malformed");
}

TEST(salt_source, never_repeats_a_salt) {
  SaltSource source;
  std::set<Salt> seen;
  for (int i = 0; i < 1000; ++i) ASSERT_TRUE(seen.insert(source.next()).second);
  EXPECT_FALSE(seen.contains(Salt{}));
}

}  // namespace
}  // namespace luoshi::journal
