// Who the client is behind gateways: what a trusted proxy says of the connection before it is
// believed, what anybody else says is not.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "http/message.hpp"

namespace luoshi::http {

// IPv4 stands in it as ::ffff:a.b.c.d.
using Address = std::array<std::uint8_t, 16>;
std::optional<Address> read_address(std::string_view text);
std::string text_of(const Address& address);
bool is_loopback(const Address& address);
// What is limited as one: an IPv4 address, or the /64 that one household of IPv6 has.
std::string_view limit_key(const Address& address);

// Exactly one of them is believed: a proxy that writes the one may let the client's other through.
enum class ProxyHeader { x_forwarded_for, forwarded };

class TrustedProxies {
 public:
  // "10.1.2.3", "10.0.0.0/8", "fd00::/8". Refusal: network_malformed.
  static base::Result<TrustedProxies> parse(std::span<const std::string> networks,
                                            ProxyHeader header = ProxyHeader::x_forwarded_for);

  bool contains(const Address& address) const;

  struct Origin {
    Address address{};
    bool is_secure = false;
  };
  // The rightmost address that is not a proxy of ours. A part that is no address ends the search,
  // and the proxy that told it counts as the client.
  Origin origin_of(const Request& request, const Address& peer, bool peer_is_encrypted) const;

 private:
  struct Network {
    Address address{};
    int bits = 128;
  };
  struct Hop {
    std::string address;
    std::string scheme;
  };
  std::vector<Hop> hops_of(const Request& request) const;

  std::vector<Network> networks_;
  ProxyHeader header_ = ProxyHeader::x_forwarded_for;
};

}  // namespace luoshi::http
