// Slips for a unit: who gets one, and making them one after another so that each failure is told.
import type { AccountRow } from "./accounts";
import { isInOffice, type PersonRow, type PostRow } from "./directory";

export interface Candidate {
  account?: AccountRow; // none: one is made first
  post: PostRow;
}

// The name of an account that is made: the post's code, or the staff number; else somebody types one.
export const proposedLogin = (post: PostRow, persons: readonly PersonRow[]) =>
  post.code || (persons.find((one) => one.id === post.person)?.code ?? "");

// Every post of the units that a person holds today, once an account; locked ones get none.
export function candidatesOf(
  posts: readonly PostRow[],
  accounts: readonly AccountRow[],
  units: ReadonlySet<string>,
  today: string,
): Candidate[] {
  const byPost = new Map<string, AccountRow[]>();
  for (const one of accounts)
    if (one.kind === "person")
      for (const post of one.posts ?? []) byPost.set(post, [...(byPost.get(post) ?? []), one]);
  const out: Candidate[] = [];
  const taken = new Set<string>();
  for (const post of posts) {
    if (!units.has(post.unit) || !post.person || !isInOffice(post, today)) continue;
    const known = byPost.get(post.id) ?? [];
    for (const account of known) {
      if (account.locked || taken.has(account.account)) continue;
      taken.add(account.account);
      out.push({ account, post });
    }
    if (!known.length) out.push({ post });
  }
  return out;
}
