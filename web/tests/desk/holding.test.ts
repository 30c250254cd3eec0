import { describe, expect, it } from "vitest";
import { Holding, held_ms } from "@/console/pages/desk/wall/holding";

const order = (key: string) => ({ key, record: key, body: { pass_check: { photos: [] } } });

describe("commands held on the wall", () => {
  it("are handed out once, when their time is over", () => {
    let now = 0;
    const holding = new Holding(() => now);
    holding.hold(order("a"));
    now = held_ms - 1;
    expect(holding.due()).toEqual([]);
    expect(holding.secondsLeft("a")).toBe(1);
    now = held_ms;
    expect(holding.due()).toEqual([order("a")]);
    expect(holding.due()).toEqual([]);
    expect(holding.undo("a")).toBe(false);
  });
  it("are forgotten when taken back", () => {
    const holding = new Holding(() => 0);
    holding.hold(order("a"));
    expect(holding.undo("a")).toBe(true);
    expect(holding.all()).toEqual([]);
  });
  it("begin anew with a second verdict", () => {
    let now = 0;
    const holding = new Holding(() => now);
    holding.hold(order("a"));
    now = held_ms / 2;
    holding.hold(order("a"));
    now = held_ms;
    expect(holding.due()).toEqual([]);
    expect(holding.all()).toHaveLength(1);
  });
  it("stand in the order in which they were given", () => {
    const holding = new Holding(() => 0);
    for (const key of ["a", "b", "a"]) holding.hold(order(key));
    expect(holding.keys()).toEqual(["b", "a"]);
  });
});
