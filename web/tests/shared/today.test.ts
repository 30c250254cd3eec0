// A page that is left open over midnight.
import { watch } from "vue";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useToday } from "@/shared/today";
import { mounted } from "../mounted";

beforeEach(() => vi.useFakeTimers({ now: new Date("2018-11-06T23:59:30+08:00") }));
afterEach(() => vi.useRealTimers());

describe("the day", () => {
  it("goes on at midnight on the authority's clock, for everybody", async () => {
    const first = mounted(useToday);
    const second = mounted(useToday);
    const seen: string[] = [];
    const stop = watch(first.given, (day) => seen.push(day));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(first.given.value).toBe("2018-11-06");
    await vi.advanceTimersByTimeAsync(40_000);
    expect([first.given.value, second.given.value, seen]).toEqual(["2018-11-07", "2018-11-07", ["2018-11-07"]]);
    stop();
    first.end();
    await vi.advanceTimersByTimeAsync(24 * 3600_000);
    expect(second.given.value).toBe("2018-11-08");
    second.end();
    expect(vi.getTimerCount()).toBe(0);
  });
  it("is looked at when a tab is seen again", () => {
    const { given, end } = mounted(useToday);
    vi.setSystemTime(new Date("2018-11-07T08:00:00+08:00"));
    document.dispatchEvent(new Event("visibilitychange"));
    expect(given.value).toBe("2018-11-07");
    end();
  });
});
