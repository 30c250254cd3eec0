// Accounts as the office keeps them.
import type { Schemas } from "@/shared/api/client";
import { root } from "@/shared/api/client";
import { dayOf } from "@/shared/lib/format";
import { getJson } from "./http";

export type AccountRow = Schemas["AccountRow"];
export type Device = Schemas["DeviceRow"];

export async function readAccounts(signal?: AbortSignal, read = getJson<Schemas["AccountPage"]>): Promise<AccountRow[]> {
  const rows: AccountRow[] = [];
  let after: string | undefined;
  do {
    const page: Schemas["AccountPage"] = await read("accounts", { limit: 1000, after }, signal);
    rows.push(...page.accounts);
    after = page.next ?? undefined;
  } while (after && rows.length < 20_000);
  return rows;
}

export type AccountState = "locked" | "expired" | "unused" | "usable";

// unused: nobody has set a password yet; with a phone's PIN alone it stays so.
export function stateOf(account: AccountRow, today = dayOf()): AccountState {
  if (account.locked) return "locked";
  if (account.valid_until && account.valid_until < today) return "expired";
  return account.has_password ? "usable" : "unused";
}

// What a slip is for: a PIN on a phone, or the password of the account.
export type SlipUse = "phone" | "password";

// Where it leads: the phone app of this server, or the page of the console that takes a password.
// The secret is in the fragment, which is not sent.
export function slipAddress(secret: string, use: SlipUse, login: string): string {
  const home = `${location.origin}${root}`;
  return use === "phone" ? `${home}m/#slip=${secret}` : `${home}slip#slip=${secret}&login=${encodeURIComponent(login)}`;
}
