import { describe, expect, it } from "vitest";
import { effectScope } from "vue";
import { useDay } from "@/console/pages/daily/useDay";
import { addDays, dayOf } from "@/shared/lib/format";

describe("the day of a page", () => {
  const seen = (given?: string) => {
    const scope = effectScope();
    const { day, isRefused } = scope.run(() => useDay(() => given))!;
    const shown = [day.value, isRefused.value];
    scope.stop();
    return shown;
  };
  it("is the one of its address, or today", () => {
    expect(seen("2018-11-20")).toEqual(["2018-11-20", false]);
    expect(seen()).toEqual([dayOf(), false]);
    expect(seen(dayOf())).toEqual([dayOf(), false]);
  });
  it("is today, and told so, when the given one lies ahead or is none", () => {
    expect(seen(addDays(dayOf(), 1))).toEqual([dayOf(), true]);
    expect(seen("2018-02-30")).toEqual([dayOf(), true]);
    expect(seen("gestern")).toEqual([dayOf(), true]);
  });
});
