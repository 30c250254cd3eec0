// The stored shape of every event, for ever: bytes written by any release must be read back, and
// written again, byte for byte. golden/events.jsonl has a line for each shape that a tag has had,
// the present one last; a line is never changed. For a new tag, or a member more (decision 0007),
// run core_tests with LUOSHI_WRITE_GOLDEN=1 and commit the line that was appended.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "core/codec.hpp"

namespace luoshi::core {

namespace {
using namespace base::json_detail;

// A value with every member present: optionals set, lists and maps with one element, variants with
// each alternative where a list holds them.
template <class T>
T sample() {
  if constexpr (std::same_as<T, bool>) {
    return true;
  } else if constexpr (std::integral<T>) {
    return T{7};
  } else if constexpr (std::same_as<T, std::string>) {
    return "word";
  } else if constexpr (std::same_as<T, Text>) {
    Text text;
    text.vault = 12;
    text.digest.fill(0xab);
    return text;
  } else if constexpr (std::same_as<T, Id>) {
    return base::id_from_digest(base::sha256("golden"));
  } else if constexpr (std::same_as<T, Day>) {
    return *base::make_day(2018, 11, 5);
  } else if constexpr (std::same_as<T, Instant>) {
    return Instant{1'541'398'200'000'001};
  } else if constexpr (std::same_as<T, base::Digest>) {
    T digest;
    digest.fill(0xcd);
    return digest;
  } else if constexpr (base::described_enum<T>) {
    T last{};
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
        [&](auto d) { last = d.value; });
    return last;
  } else if constexpr (is_optional<T>) {
    return sample<typename T::value_type>();
  } else if constexpr (is_vector<T>) {
    return {sample<typename T::value_type>()};
  } else if constexpr (is_map<T>) {
    using Mapped = typename T::mapped_type;
    T all;
    if constexpr (is_variant<Mapped>)
      boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Mapped>>(
          [&]<class A>(std::type_identity<A>) { all.emplace(A::tag, sample<A>()); });
    else
      all.emplace("key", sample<Mapped>());
    return all;
  } else if constexpr (is_variant<T>) {
    return sample<std::variant_alternative_t<0, T>>();
  } else {
    T out{};
    boost::mp11::mp_for_each<base::members_of<T>>(
        [&](auto d) { out.*d.pointer = sample<std::remove_cvref_t<decltype(out.*d.pointer)>>(); });
    return out;
  }
}

std::map<std::string, std::string> samples() {
  std::map<std::string, std::string> out;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, Event::Alternatives>>(
      [&]<class E>(std::type_identity<E>) {
        Envelope envelope{.record = sample<Id>(),
                          .at = sample<Instant>(),
                          .command = sample<Id>(),
                          .post = sample<Id>(),
                          .person = sample<Id>(),
                          .origin = Origin::late,
                          .event = sample<E>()};
        out[std::string(E::tag)] = encode_envelope(envelope);
      });
  return out;
}

const char* const golden_file = LUOSHI_SOURCE_DIR "/tests/core/golden/events.jsonl";

// The lines of each tag, oldest first.
std::map<std::string, std::vector<std::string>> golden() {
  std::map<std::string, std::vector<std::string>> out;
  std::ifstream in(golden_file);
  for (std::string line; std::getline(in, line);) {
    const auto envelope = decode_envelope(line);
    EXPECT_TRUE(envelope) << line << "\n"
                          << (envelope ? "" : envelope.error().code + envelope.error().field);
    if (envelope) out[std::string(tag_of(envelope->event))].push_back(line);
  }
  return out;
}
}  // namespace

TEST(golden_events, every_released_shape_reads_back_to_the_same_bytes) {
  for (const auto& [tag, lines] : golden())
    for (const std::string& line : lines) {
      const auto envelope = decode_envelope(line);
      ASSERT_TRUE(envelope) << tag;
      EXPECT_EQ(encode_envelope(*envelope), line) << tag;
    }
}

TEST(golden_events, every_tag_has_its_line_and_its_shape_has_not_changed) {
  const auto known = golden();
  const auto now = samples();
  if (std::getenv("LUOSHI_WRITE_GOLDEN")) {
    std::ofstream out(golden_file, std::ios::app);
    for (const auto& [tag, line] : now)
      if (!known.contains(tag) || known.at(tag).back() != line) out << line << '\n';
    GTEST_SKIP() << "golden lines of new shapes were appended";
  }
  for (const auto& [tag, line] : now) {
    ASSERT_TRUE(known.contains(tag)) << tag << ": no golden line";
    EXPECT_EQ(line, known.at(tag).back()) << tag;
  }
  EXPECT_EQ(now.size(), known.size()) << "a released tag is never removed";
}

}  // namespace luoshi::core
