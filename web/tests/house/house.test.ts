import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { here } from "../../vite.base.ts";
import { security } from "@/shared/messages/house/accounts.zh";
import { stateOf, type AccountRow } from "@/console/pages/house/lib/accounts";
import { postOf, type PostRow } from "@/console/pages/house/lib/directory";
import { finder } from "@/console/pages/house/lib/finder";
import { withQuery } from "@/console/pages/house/lib/http";
import { complaintsInOrder, errorsOf, mayImport, orderOf, type ImportReport } from "@/console/pages/house/lib/importing";
import { covers, planCells, planOf } from "@/console/pages/house/lib/plans";
import { qrPath } from "@/console/pages/house/lib/qr";
import { bodyOf, type Settings } from "@/console/pages/house/lib/settings";
import { merged } from "@/console/pages/house/lib/settingsMerge";
import { stepsOf, type Facts } from "@/console/pages/house/lib/setup";
import { candidatesOf, proposedLogin } from "@/console/pages/house/lib/slips";
import { bytesText } from "@/console/pages/house/lib/storage";

const account = (id: string, posts: string[], more: Partial<AccountRow> = {}): AccountRow => ({
  account: id, name: id, kind: "person", posts, has_password: true, made: "2018-11-01T00:00:00Z", ...more,
});
const post = (id: string, more: Partial<PostRow> = {}): PostRow => ({
  id, code: id, role: "r", unit: "u", title: "", person: `person-${id}`, holderPost: "", holderUnit: "", since: "", until: "", ...more,
});

describe("finding in a list", () => {
  it("takes every word, in any of the texts, large or small letters", () => {
    const has = finder(" P44 晨曦 ");
    expect(has("晨曦社区 点位专人", "p448")).toBe(true);
    expect(has("晨曦社区 点位专人", "p399")).toBe(false);
    expect(finder("  ")("")).toBe(true);
    expect(finder("甲乙")("甲", "乙")).toBe(false); // a word stands within one text
  });
});

describe("accounts", () => {
  it("are locked before they are expired, and unused without a password", () => {
    expect(stateOf(account("a", []), "2018-11-20")).toBe("usable");
    expect(stateOf(account("a", [], { has_password: false }), "2018-11-20")).toBe("unused");
    expect(stateOf(account("a", [], { valid_until: "2018-11-20" }), "2018-11-20")).toBe("usable");
    expect(stateOf(account("a", [], { valid_until: "2018-11-19" }), "2018-11-20")).toBe("expired");
    expect(stateOf(account("a", [], { valid_until: "2018-11-19", locked: "2018-11-01T00:00:00Z" }), "2018-11-20")).toBe("locked");
  });
  it("get a slip once, also with two posts; posts without one get an account first", () => {
    const posts = [post("a"), post("b"), post("c"), post("d", { person: "" }), post("e", { unit: "other" }), post("f", { until: "2018-11-01" })];
    const accounts = [account("one", ["a", "b"]), account("shut", ["z"], { locked: "2018-11-01T00:00:00Z" })];
    const found = candidatesOf(posts, accounts, new Set(["u"]), "2018-11-20");
    expect(found.map((each) => [each.account?.account, each.post.id])).toEqual([["one", "a"], [undefined, "c"]]);
  });
  it("are made for posts without a code too, named by the staff number or by hand", () => {
    const bare = post("a", { code: "" });
    expect(candidatesOf([bare], [], new Set(["u"]), "2018-11-20")).toEqual([{ post: bare }]);
    expect(proposedLogin(bare, [{ id: bare.person, code: "0371", unit: "u" }])).toBe("0371");
    expect(proposedLogin(bare, [])).toBe("");
    expect(proposedLogin(post("a"), [])).toBe("a");
  });
  it("that are locked get no slip, and no second account is made for their post", () => {
    const shut = account("shut", ["a"], { locked: "2018-11-01T00:00:00Z" });
    expect(candidatesOf([post("a")], [shut], new Set(["u"]), "2018-11-20")).toEqual([]);
  });
});

describe("lists", () => {
  it("take who holds a post and until when from the summary", () => {
    const row = { record: "p", kind: "clerk", status: "valid", number: "c", unit: "u", day: "2018-11-01", summary: { person: "x", until: "2018-12-01" } };
    expect(postOf(row as never)).toMatchObject({ role: "clerk", person: "x", holderUnit: "", since: "2018-11-01", until: "2018-12-01" });
  });
  it("leave empty filters out of the address", () => {
    expect(withQuery("records", { noun: "case", text: "", after: undefined, limit: 5 })).toBe("api/v1/records?noun=case&limit=5");
  });
});

describe("imports", () => {
  const report = (more: Partial<ImportReport>): ImportReport => ({
    dry_run: true, executed: false, rows: 2, recorded: 2, repeated: 0, refused: 0, photos: 0, text: "", ...more,
  });
  const bad = { severity: "error", code: "x", file: "f", text: "t" } as const;
  it("need all rows good, unless bad ones are left out", () => {
    const mixed = report({ complaints: [bad, { ...bad, severity: "warning" }] });
    expect(errorsOf(mixed)).toBe(1);
    expect(mayImport(mixed, false)).toBe(false);
    expect(mayImport(mixed, true)).toBe(true);
    expect(mayImport(report({ recorded: 0, repeated: 2 }), true)).toBe(false);
    expect(mayImport(undefined, true)).toBe(false);
  });
});

describe("what is said by hand of an import", () => {
  it("goes with the order, and what was taken back does not", () => {
    const said = { headings: { 村名: "unit", 天气: "" }, sheets: { "a.csv\n七月": "daily_turnout", "a.csv\n八月": "" } };
    expect(orderOf(said)).toEqual({
      headings: [{ heading: "村名", meaning: "unit" }, { heading: "天气", meaning: "" }],
      sheets: [{ file: "a.csv", sheet: "七月", purpose: "daily_turnout" }],
    });
  });
});

describe("complaints of an import", () => {
  it("stand in the order of the sheets and their rows", () => {
    const at = (sheet: string, row?: number) => ({ severity: "error" as const, code: "x", file: "f", sheet, row, text: "" });
    const sheet = (name: string) => ({ file: "f", sheet: name, purpose: "ledger", rows: 1, records: 1 });
    const report = { sheets: [sheet("b"), sheet("a")], complaints: [at("a", 3), at("b", 9), at("b", 2), at("a")] };
    const order = complaintsInOrder(report as ImportReport).map((one) => [one.sheet, one.row]);
    expect(order).toEqual([["b", 2], ["b", 9], ["a", undefined], ["a", 3]]);
  });
});

describe("plans", () => {
  const parents = new Map([["w1", "w0"], ["w2", "w0"], ["w0", ""]]);
  it("of the campaign cover its parts, not the other way round", () => {
    expect(covers("w1", ["w0"], parents)).toBe(true);
    expect(covers("w0", ["w1"], parents)).toBe(false);
    expect(covers("w1", ["w2"], parents)).toBe(false);
  });
  it("are called by their title, and without a file said to have none", () => {
    const kind = { code: "plan_document", fields: [{ code: "file", type: "file" }, { code: "title", type: "text" }] };
    const row = { record: "r", unit: "s", day: "2018-11-01" };
    const of = (fields: object, more = {}) =>
      planOf({ ...row, state: { activity: { units: ["s"], fields, ...more } } } as never, kind as never);
    const title = { type: "text", value: "百日攻坚方案" };
    expect(of({ title })).toMatchObject({ title: "百日攻坚方案", units: ["s"], hasFiles: false });
    expect(of({ title, file: { type: "file", value: { name: "a.pdf" } } }).hasFiles).toBe(true);
    expect(of({}, { summary: "摘要" }).title).toBe("摘要");
  });
  it("are counted for each unit of the expected levels", () => {
    const units = [
      { unit: "s", code: "s", name: "s", level: "street" },
      { unit: "t", code: "t", name: "t", level: "street" },
      { unit: "v", code: "v", name: "v", level: "village" },
    ];
    const plan = { record: "r", unit: "s", units: ["s"], programmes: ["w0"], title: "", day: "", hasFiles: false };
    const cells = planCells(units, [plan], "w1", new Set(["street"]), parents);
    expect(cells.map((one) => [one.unit.unit, one.plans.length])).toEqual([["s", 1], ["t", 0]]);
  });
});

describe("settings", () => {
  it("are sent with an address only where one is needed, and without fixed switches", () => {
    const settings = {
      name: "n",
      map: { kind: "mbtiles", url: "left over", datum: "wgs84", attribution: "", zoom_max: 18 },
      photo_size: "1600",
      feedback_to: "",
      features: [
        { code: "rankings", on: true, fixed: false, name: { zh: "" }, rule: { zh: "" } },
        { code: "check_in", on: false, fixed: true, name: { zh: "" }, rule: { zh: "" } },
      ],
    } as Settings;
    expect(bodyOf(settings)).toMatchObject({ map: { url: "" }, features: { rankings: true } });
    expect(bodyOf({ ...settings, map: { ...settings.map, kind: "xyz", url: " /t/{z}/{x}/{y} " } })).toMatchObject({
      map: { url: "/t/{z}/{x}/{y}" },
    });
  });
});

describe("settings changed by two", () => {
  const base: Settings = {
    name: "n",
    map: { kind: "none", url: "", datum: "cgcs2000", attribution: "", zoom_max: 18 },
    photo_size: "1600",
    feedback_to: "",
    features: [
      { code: "rankings", on: false, fixed: false, name: { zh: "" }, rule: { zh: "" } },
      { code: "share", on: false, fixed: false, name: { zh: "" }, rule: { zh: "" } },
    ],
  };
  const on = (code: string) => ({ ...base, features: base.features.map((one) => ({ ...one, on: one.code === code })) });
  it("keep what only one of them changed", () => {
    const theirs = { ...on("rankings"), feedback_to: "0371", map: { ...base.map, zoom_max: 16 } };
    const found = merged(base, { ...on("share"), name: "mine" }, theirs);
    expect(found.conflicts).toEqual([]);
    expect(found.settings).toMatchObject({ name: "mine", feedback_to: "0371", map: { zoom_max: 16 } });
    expect(found.settings.features.map((one) => one.on)).toEqual([true, true]);
  });
  it("ask where both changed the same to different values", () => {
    const mine = { ...base, name: "mine", photo_size: "2048" };
    expect(merged(base, mine, { ...base, name: "theirs", photo_size: "2048" }).conflicts).toEqual([
      { path: "name", mine: "mine", theirs: "theirs" },
    ]);
  });
});

describe("first set-up", () => {
  const facts: Facts = {
    units: 1, postsHeld: 0, postsVacant: 0, persons: 0, accounts: 0, accountsMin: 0, boundaries: 0,
    hasMap: false, hasName: false, hasFeedbackAddress: false, backups: 0, isSecure: true,
  };
  const states = (given: Facts) => Object.fromEntries(stepsOf(given).map((one) => [one.key, one.state]));
  it("of an empty folder is open, the map optional", () => {
    expect(states(facts)).toMatchObject({ secure: "done", units: "open", accounts: "open", map: "optional", backup: "open" });
  });
  it("asks for an account for everybody with a post", () => {
    expect(states({ ...facts, accounts: 2, accountsMin: 3 }).accounts).toBe("open");
    expect(states({ ...facts, accounts: 3, accountsMin: 3 }).accounts).toBe("done");
  });
});

describe("the security log", () => {
  it("has words for whatever may be refused for want of a right", () => {
    const table = readFileSync(here("../src/http/status.cpp"), "utf8");
    const codes = [...table.matchAll(/\{"(\w+)", 403\}/g)].map((one) => one[1]!);
    expect(codes).toContain("right_missing");
    expect(codes.filter((one) => !(one in security.details))).toEqual([]);
  });
});

describe("small things", () => {
  it("bytes are told in the unit a person reads", () => {
    expect([0, 1023, 1536, 5 * 1024 ** 3, 200 * 1024 ** 2].map(bytesText)).toEqual(["0 B", "1023 B", "1.5 KiB", "5.0 GiB", "200 MiB"]);
  });
  it("a QR code has its quiet margin of four modules", () => {
    const { size, path } = qrPath("https://luoshi.example/m/#slip=abc");
    const xs = [...path.matchAll(/M(\d+),(\d+)/g)].map((one) => [Number(one[1]), Number(one[2])]);
    expect(Math.min(...xs.flat())).toBe(4);
    expect(Math.max(...xs.flat())).toBe(size - 5);
  });
});
