// Signing in on a phone: a slip sets a PIN for one device, and the device with its PIN signs in.
// The PIN's hash covers the device's id and its secret: without the phone a PIN opens nothing, not
// even for whoever has the file.
#include <algorithm>

#include "accounts/accounts.hpp"
#include "base/text.hpp"

namespace luoshi::accounts {

using base::refuse;
using base::Result;
namespace limits = base::limits;

namespace {
std::string bound_pin(const Id& device, std::string_view secret, std::string_view pin) {
  return fmt::format("{}:{}:{}", base::to_text(device), secret, pin);
}
}  // namespace

Result<Accounts::SlipOfAccount> Accounts::usable_slip(Transaction& transaction,
                                                      std::string_view secret,
                                                      const Occasion& occasion) {
  const auto slip = transaction.slip(digest_of(secret));
  const auto account = slip ? transaction.account(slip->account) : std::nullopt;
  // Not logged: whoever guesses 256 bits would only fill the log.
  if (!account) return refuse("slip_not_valid", "slip");
  const auto no = [&](base::Refusal refusal) {
    return std::unexpected(logged(std::move(refusal), SecurityKind::slip_used, *account, occasion));
  };
  if (slip->used) return no({"slip_used", "slip", {}});
  if (occasion.now >= slip->until) return no({"slip_expired", "slip", {}});
  if (auto usable = check_usable(*account, today(occasion.now)); !usable) return no(usable.error());
  return SlipOfAccount{*slip, *account};
}

Result<Accounts::SlipOfAccount> Accounts::usable_slip(std::string_view secret,
                                                      const Occasion& occasion) {
  return usable_slip(*store_.begin_reading(), secret, occasion);
}

void Accounts::use_slip(Transaction& transaction, SlipOfAccount& found, const Occasion& occasion) {
  found.slip.used = occasion.now;
  transaction.put_slip(found.slip);
  transaction.append({.at = occasion.now,
                      .account = found.account.id,
                      .kind = SecurityKind::slip_used,
                      .address = occasion.address});
}

void Accounts::add_device(Transaction& transaction, const Device& device,
                          const Occasion& occasion) {
  std::vector<Device> known = transaction.devices_of(device.account);
  std::erase_if(known, [](const Device& one) { return one.signed_off.has_value(); });
  std::ranges::sort(known, {}, &Device::used);
  for (std::size_t i = 0; i + limits::devices_per_account_max <= known.size(); ++i) {
    known[i].signed_off = occasion.now;
    transaction.put_device(known[i]);
    end_sessions(transaction, device.account, known[i].id);
  }
  transaction.put_device(device);
  transaction.append({.at = occasion.now,
                      .account = device.account,
                      .kind = SecurityKind::device_added,
                      .address = occasion.address,
                      .other = device.id});
}

Result<Enrolled> Accounts::redeem(const SlipWithPin& with, const Occasion& occasion) {
  if (auto good = check_pin(with.pin); !good) return std::unexpected(good.error());
  if (with.device_name.size() > limits::device_name_bytes_max || !base::is_utf8(with.device_name))
    return refuse("device_name_too_long", "device_name");
  if (auto slip = usable_slip(with.slip, occasion); !slip) return std::unexpected(slip.error());
  Enrolled out;
  out.device_secret = random_secret();
  out.device.id = random_id(occasion.now);
  out.device.pin = hasher_.hash(bound_pin(out.device.id, out.device_secret, with.pin));
  auto transaction = store_.begin();
  auto found = usable_slip(*transaction, with.slip, occasion);
  if (!found) return std::unexpected(std::move(found.error()));
  use_slip(*transaction, *found, occasion);
  out.device.account = found->account.id;
  out.device.name = with.device_name;
  out.device.secret = digest_of(out.device_secret);
  out.device.made = out.device.used = occasion.now;
  add_device(*transaction, out.device, occasion);
  auto signed_in = begin(*transaction, found->account, SessionKind::phone, std::nullopt,
                         out.device.id, occasion);
  if (!signed_in) return std::unexpected(std::move(signed_in.error()));
  out.sign_in = std::move(*signed_in);
  commit(*transaction);
  return out;
}

Result<void> Accounts::redeem(const SlipWithPassword& with, const Occasion& occasion) {
  auto known = usable_slip(with.slip, occasion);
  if (!known) return std::unexpected(std::move(known.error()));
  if (auto good = check_password(with.password, known->account.name); !good) return good;
  std::string hash = hasher_.hash(with.password);
  auto transaction = store_.begin();
  auto found = usable_slip(*transaction, with.slip, occasion);
  if (!found) return std::unexpected(std::move(found.error()));
  use_slip(*transaction, *found, occasion);
  set_password(*transaction, found->account, std::move(hash), occasion);
  commit(*transaction);
  return {};
}

base::Refusal Accounts::pin_failed(const Device& known, const Occasion& occasion) {
  auto transaction = store_.begin();
  auto device = transaction->device(known.id);
  if (!device || device->locked) return {"device_locked", {}, {}};
  ++device->failures;
  SecurityEntry entry{.at = occasion.now,
                      .account = device->account,
                      .kind = SecurityKind::sign_in_failed,
                      .address = occasion.address,
                      .success = Success::no,
                      .detail = "pin_wrong",
                      .other = device->id};
  transaction->append(entry);
  if (device->failures >= limits::sign_in_failures_max) {
    device->locked = occasion.now;
    entry.kind = SecurityKind::locked;
    entry.success = Success::yes;
    entry.detail = "failures";
    transaction->append(entry);
  }
  transaction->put_device(*device);
  transaction->commit();
  return {device->locked ? "device_locked" : "sign_in_failed", {}, {}};
}

Result<SignedIn> Accounts::sign_in(const DeviceSignIn& with, const Occasion& occasion) {
  const auto check = [&](const Device& device, const Account& account) -> Result<void> {
    if (device.signed_off) return refuse("device_signed_off");
    if (device.locked) return refuse("device_locked");
    return check_usable(account, today(occasion.now));
  };
  std::optional<Device> device;
  std::optional<Account> account;
  {
    auto transaction = store_.begin_reading();
    device = transaction->device_of(digest_of(with.device_secret));
    if (device) account = transaction->account(device->account);
  }
  if (account)
    if (auto good = check(*device, *account); !good)
      return std::unexpected(
          logged(good.error(), SecurityKind::sign_in_failed, *account, occasion));
  const std::string pin = bound_pin(device ? device->id : Id{}, with.device_secret, with.pin);
  if (!hasher_.verify(account ? device->pin : "", pin)) {
    if (account) return std::unexpected(pin_failed(*device, occasion));
    return refuse("sign_in_failed");
  }
  auto transaction = store_.begin();
  device = transaction->device(device->id);
  account = transaction->account(account->id);
  if (!device || !account) return refuse("sign_in_failed");
  if (auto good = check(*device, *account); !good) return std::unexpected(good.error());
  device->failures = 0;
  device->used = occasion.now;
  transaction->put_device(*device);
  end_sessions(*transaction, account->id, device->id);
  auto signed_in =
      begin(*transaction, *account, SessionKind::phone, std::nullopt, device->id, occasion);
  if (signed_in) commit(*transaction);
  return signed_in;
}

}  // namespace luoshi::accounts
