import { describe, expect, it } from "vitest";
import { emptyFilters, filtersOf, openStatuses, placeOf, queryOf, selectOf } from "@/console/pages/ledger/filters";
import { addUp } from "@/console/pages/ledger/tree";

const now = new Date("2018-11-06T07:10:30Z");

describe("filters of the ledger", () => {
  it("go into the address and come back the same", () => {
    const filters = {
      ...emptyFilters(),
      status: ["assigned", "rectifying"],
      unit: "u1",
      category: "06",
      source: "patrol",
      programme: "dust",
      from: "2018-11-01",
      until: "2018-11-06",
      dueFrom: "2018-11-02",
      dueUntil: "2018-11-07",
      overdue: true,
      number: "惠2018-",
      text: "垃圾",
      order: "due" as const,
    };
    const query = queryOf(filters, 50, "cursor", 100);
    expect(filtersOf(query as Record<string, string>)).toEqual(filters);
    expect(placeOf(query as Record<string, string>)).toEqual({ after: "cursor", size: 50, at: 100 });
  });
  it("leave nothing in the address when there are none", () => {
    expect(queryOf(emptyFilters())).toEqual({});
    expect(selectOf(emptyFilters(), now)).toBe("");
  });
  it("write all open states as one word", () => {
    expect(queryOf({ ...emptyFilters(), status: [...openStatuses] })).toEqual({ status: "open" });
    expect(filtersOf({ status: "open" }).status).toEqual(openStatuses);
  });
  it("become the selection grammar", () => {
    const filters = { ...emptyFilters(), status: ["assigned"], unit: "u1", from: "2018-11-01", overdue: true };
    expect(selectOf(filters, now)).toBe("status=assigned;unit within u1;day>=2018-11-01;due<2018-11-06T07:10:00Z");
  });
  it("take a programme with those below it", () => {
    const filters = { ...emptyFilters(), programme: "dust" };
    expect(selectOf(filters, now, ["dust", "dust_sites"])).toBe("programme in dust,dust_sites");
  });
  it("let no value break out of its condition", () => {
    expect(selectOf({ ...emptyFilters(), number: "a;b,c\\" }, now)).toBe("number under a\\;b\\,c\\\\");
  });
  it("take nothing from a spoilt address", () => {
    expect(filtersOf({ status: "x,closed", from: "yesterday", order: "zzz", overdue: "yes" })).toEqual({
      ...emptyFilters(),
      status: ["closed"],
    });
    expect(placeOf({ size: "7000", at: "40" })).toEqual({ after: "", size: 20, at: 0 });
  });
});

it("counts are added up to everything above", () => {
  const unit = (id: string, parent?: string) => ({ unit: id, code: id, name: id, level: "", parent });
  const counts = addUp([unit("district"), unit("street", "district"), unit("village", "street")], [
    { value: "village", count: 3 },
    { value: "street", count: 1 },
    { value: "", count: 2 },
  ]);
  expect([counts.get("district"), counts.get("street"), counts.get("village")]).toEqual([4, 4, 3]);
});
