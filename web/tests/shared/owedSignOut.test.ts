// Signing out while the server does not answer.
import { createPinia, setActivePinia } from "pinia";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useSession, type Session } from "@/shared/session";
import { server, type Answers } from "../mounted";

const grid = { account: "grid", name: "grid", post: "p", posts: [], rights: [], csrf: "csrf-of-grid" } as unknown as Session;
const clerk = { ...grid, account: "clerk", csrf: "csrf-of-clerk" } as Session;

beforeEach(() => {
  setActivePinia(createPinia());
  localStorage.clear();
});
afterEach(() => vi.unstubAllGlobals());

function answering(answers: Answers) {
  const one = server(answers);
  vi.stubGlobal("fetch", one.fetched);
  return one;
}
const headerOf = (init: RequestInit) => new Headers(init.headers).get("X-CSRF-Token");

it("is made up for before anybody signs in", async () => {
  const session = useSession();
  session.take(grid);
  answering(() => null);
  await expect(session.signOut()).rejects.toThrow();
  session.forget();
  await expect(session.signIn("clerk", "x")).rejects.toThrow(); // still no network

  const { asked } = answering((path) => (path === "session/end" ? {} : clerk));
  await session.signIn("clerk", "x");
  expect(asked.map((one) => one.path)).toEqual(["session/end", "session"]);
  expect(headerOf(asked[0]!.init)).toBe("csrf-of-grid");
  expect(session.session?.account).toBe("clerk");

  const later = answering(() => clerk);
  await session.load();
  expect(later.asked.map((one) => one.path)).toEqual(["session"]);
});

it("owes nothing when the session had ended by then", async () => {
  const session = useSession();
  session.take(grid);
  answering(() => null);
  await session.signOut().catch(() => session.forget());
  const refused = new Response(JSON.stringify({ code: "not_signed_in" }), { status: 401 });
  const { asked } = answering((path) => (path === "session/end" ? refused : clerk));
  await session.load();
  await session.load();
  expect(asked.map((one) => one.path)).toEqual(["session/end", "session", "session"]);
});
