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

// Where a slip leads: the phone app of this server, the secret in the fragment, which is not sent.
export const slipAddress = (secret: string) => `${location.origin}${root}m/#slip=${secret}`;
