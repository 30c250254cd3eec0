import { createPinia, setActivePinia } from "pinia";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { rowsMost } from "@/shared/api/records";
import { useDirectory } from "@/console/pages/house/lib/directory";
import { useRules } from "@/shared/rules";
import { server } from "../mounted";

// More posts and persons than are read; those of unit x stand at the end.
const count = rowsMost + 10;
const unitOf = (at: number) => (at >= rowsMost ? "x" : "y");
const rowsOf = (noun: string) =>
  Array.from({ length: count }, (_, at) => ({
    record: `${noun}${at}`,
    kind: "r",
    status: "valid",
    number: "",
    unit: noun === "person" ? "y" : unitOf(at),
    summary: { person: noun === "post" ? `person${at}` : undefined },
  }));
let asked: ReturnType<typeof server>["asked"];

beforeEach(() => {
  setActivePinia(createPinia());
  useRules().take({} as never, [{ unit: "x", code: "x", name: "x", level: "" }]);
  const fake = server((path, url) => {
    const one = path.split("/")[1];
    if (one) return { row: rowsOf("person").find((row) => row.record === one), state: {} };
    const all = rowsOf(url.searchParams.get("noun")!);
    const rows = url.searchParams.get("select") === "unit within x" ? all.filter((row) => row.unit === "x") : all;
    const from = Number(url.searchParams.get("after") ?? 0);
    return { records: rows.slice(from, from + 1000), next: from + 1000 < rows.length ? String(from + 1000) : null };
  });
  asked = fake.asked;
  vi.stubGlobal("fetch", fake.fetched);
});
afterEach(() => vi.unstubAllGlobals());

describe("more records than are read", () => {
  it("are said to be cut, and those of a unit are all there when it is chosen", async () => {
    const directory = useDirectory();
    expect(await directory.load(["post"])).toEqual(["post"]);
    expect(directory.posts.some((one) => one.unit === "x")).toBe(false);
    asked.length = 0;
    expect(await directory.load(["post"], "x")).toEqual([]);
    expect(directory.posts.filter((one) => one.unit === "x")).toHaveLength(10);
    expect(asked.map((one) => one.url.searchParams.get("select"))).toEqual(["unit within x"]);
  });
  it("are found by the unit of the posts too: who lives elsewhere and holds one there", async () => {
    const directory = useDirectory();
    expect(await directory.load(["person", "post"], "x")).toEqual([]);
    expect(directory.persons.some((one) => one.id === `person${count - 1}`)).toBe(true);
    expect(directory.postsOfPerson.get(`person${count - 1}`)?.map((one) => one.unit)).toEqual(["x"]);
  });
});
