#include "http/proxies.hpp"

#include <arpa/inet.h>

#include <charconv>

namespace luoshi::http {

namespace {

constexpr Address v4_begin = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0};
constexpr std::size_t v4_at = 12;

bool is_v4(const Address& address) {
  return std::equal(address.begin(), address.begin() + v4_at, v4_begin.begin());
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
  while (text.ends_with(' ') || text.ends_with('\t')) text.remove_suffix(1);
  return text;
}

std::string_view unquoted(std::string_view text) {
  return text.size() >= 2 && text.starts_with('"') && text.ends_with('"')
             ? text.substr(1, text.size() - 2)
             : text;
}

// "1.2.3.4:80", "[::1]:80", "[::1]" and both without a port.
std::string_view without_port(std::string_view text) {
  if (text.starts_with('[')) {
    const auto end = text.find(']');
    return end == text.npos ? std::string_view() : text.substr(1, end - 1);
  }
  const auto colon = text.find(':');
  const bool has_one_colon = colon != text.npos && text.find(':', colon + 1) == text.npos;
  return has_one_colon ? text.substr(0, colon) : text;
}

// The parts of every header of that name, left to right.
std::vector<std::string_view> list_of(const Request& request, std::string_view name) {
  std::vector<std::string_view> out;
  for (const NamedValue& header : request.headers) {
    if (!equal_without_case(header.name, name)) continue;
    for (std::string_view rest = header.value;;) {
      const auto comma = rest.find(',');
      out.push_back(trimmed(rest.substr(0, comma)));
      if (comma == rest.npos) break;
      rest.remove_prefix(comma + 1);
    }
  }
  return out;
}

// The value of one name in "for=1.2.3.4;proto=https" (RFC 7239 section 4).
std::string_view pair_of(std::string_view element, std::string_view name) {
  for (;;) {
    const auto semicolon = element.find(';');
    const std::string_view pair = trimmed(element.substr(0, semicolon));
    const auto equals = pair.find('=');
    if (equals != pair.npos && equal_without_case(pair.substr(0, equals), name))
      return unquoted(pair.substr(equals + 1));
    if (semicolon == element.npos) return {};
    element.remove_prefix(semicolon + 1);
  }
}

}  // namespace

std::optional<Address> read_address(std::string_view text) {
  const std::string terminated(text);
  Address out = v4_begin;
  if (::inet_pton(AF_INET, terminated.c_str(), out.data() + v4_at) == 1) return out;
  if (::inet_pton(AF_INET6, terminated.c_str(), out.data()) == 1) return out;
  return std::nullopt;
}

std::string text_of(const Address& address) {
  char out[INET6_ADDRSTRLEN] = {};
  if (is_v4(address))
    ::inet_ntop(AF_INET, address.data() + v4_at, out, sizeof out);
  else
    ::inet_ntop(AF_INET6, address.data(), out, sizeof out);
  return out;
}

bool is_loopback(const Address& address) {
  constexpr Address v6_loopback = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
  return is_v4(address) ? address[v4_at] == 127 : address == v6_loopback;
}

std::string_view limit_key(const Address& address) {
  return {reinterpret_cast<const char*>(address.data()), is_v4(address) ? 16U : 8U};
}

base::Result<TrustedProxies> TrustedProxies::parse(std::span<const std::string> networks,
                                                   ProxyHeader header) {
  TrustedProxies out;
  out.header_ = header;
  for (const std::string& text : networks) {
    const auto no = [&] { return base::refuse("network_malformed", {}, {{"network", text}}); };
    const auto slash = text.find('/');
    const auto address = read_address(std::string_view(text).substr(0, slash));
    if (!address) return no();
    const int width = is_v4(*address) ? 32 : 128;
    int bits = width;
    if (slash != text.npos) {
      const char* end = text.data() + text.size();
      const auto [stop, error] = std::from_chars(text.data() + slash + 1, end, bits);
      if (error != std::errc() || stop != end || bits < 0 || bits > width) return no();
    }
    out.networks_.push_back({*address, bits + 128 - width});
  }
  return out;
}

bool TrustedProxies::contains(const Address& address) const {
  return std::ranges::any_of(networks_, [&](const Network& network) {
    for (int bit = 0; bit < network.bits; ++bit) {
      const auto byte = static_cast<std::size_t>(bit / 8);
      const int mask = 0x80 >> (bit % 8);
      if ((address[byte] & mask) != (network.address[byte] & mask)) return false;
    }
    return true;
  });
}

std::vector<TrustedProxies::Hop> TrustedProxies::hops_of(const Request& request) const {
  std::vector<Hop> out;
  if (header_ == ProxyHeader::forwarded) {
    for (std::string_view element : list_of(request, "Forwarded"))
      out.push_back({std::string(without_port(pair_of(element, "for"))),
                     std::string(pair_of(element, "proto"))});
    return out;
  }
  for (std::string_view element : list_of(request, "X-Forwarded-For"))
    out.push_back({std::string(without_port(element)), {}});
  // One scheme as a rule, told by the proxy next to us; of a list the one of each hop from the
  // right.
  const auto schemes = list_of(request, "X-Forwarded-Proto");
  for (std::size_t i = 0; i < schemes.size() && i < out.size(); ++i)
    out[out.size() - 1 - i].scheme = schemes[schemes.size() - 1 - i];
  if (schemes.size() == 1)
    for (Hop& hop : out) hop.scheme = schemes.front();
  return out;
}

TrustedProxies::Origin TrustedProxies::origin_of(const Request& request, const Address& peer,
                                                 bool peer_is_encrypted) const {
  Origin out{peer, peer_is_encrypted};
  if (!contains(peer)) return out;
  const std::vector<Hop> hops = hops_of(request);
  for (auto hop = hops.rbegin(); hop != hops.rend() && contains(out.address); ++hop) {
    const auto address = read_address(hop->address);
    if (!address) break;
    out = {*address, equal_without_case(hop->scheme, "https")};
  }
  return out;
}

}  // namespace luoshi::http
