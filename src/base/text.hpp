// Text for searching and comparing: NFC, normalised forms, one- and two-character tokens.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace luoshi::base {

// NFC (utf8proc). Invalid UTF-8 gives nothing.
std::string to_nfc(std::string_view text);
bool is_utf8(std::string_view text);

// For search and matching: NFKC, case-folded (full width -> half width, Ａ -> a), runs of white
// space as one blank, and the variants officials mix (制订 -> 制定, 城乡结合部 -> 城乡接合部).
std::string normalise(std::string_view text);

// Overlapping one- and two-character tokens over every run of letters and digits, Latin included,
// so that 012 is found in F012345. Runs end at blanks and punctuation.
std::vector<std::string> search_tokens(std::string_view normalised);
// The tokens a document must all have to contain `normalised` as a substring (then verify).
std::vector<std::string> query_tokens(std::string_view normalised);

// Half-width digits and signs for parsing numbers and dates: ５００ -> 500.
std::string to_half_width(std::string_view text);

// Number of Unicode code points.
std::size_t length(std::string_view text);

}  // namespace luoshi::base
