import { describe, expect, it } from "vitest";
import { metresBetween, nearestUnit, unitAt, type Boundary } from "@/field/lib/area";
import { fitInto, steps } from "@/field/lib/photo";
import { accuracyOf, isBetter, placeOf } from "@/field/lib/position";
import { hasRoom } from "@/field/lib/storage";
import { emptyForm, isEmpty, missing, reportBody, type Photo } from "@/field/report/form";
import { tilesOf } from "@/field/report/tiles";

const square = (unit: string, size: number, hole = false): Boundary => ({
  properties: { unit },
  geometry: {
    type: "Polygon",
    coordinates: [
      [[0, 0], [size, 0], [size, size], [0, size], [0, 0]],
      ...(hole ? [[[1, 1], [2, 1], [2, 2], [1, 2], [1, 1]] as [number, number][]] : []),
    ],
  },
});
const photo = (file: string): Photo => ({ file, media_type: "image/jpeg", role: "before" });

describe("the unit of a point", () => {
  const areas = [square("street", 10), square("village", 4, true)];
  it("is the smallest area that holds it", () => {
    expect(unitAt(areas, { longitude: 3, latitude: 3 })).toBe("village");
    expect(unitAt(areas, { longitude: 8, latitude: 8 })).toBe("street");
    expect(unitAt(areas, { longitude: 1.5, latitude: 1.5 })).toBe("street"); // in the village's hole
    expect(unitAt(areas, { longitude: 11, latitude: 3 })).toBeUndefined();
  });
  it("may lie in one of several parts", () => {
    const two: Boundary = {
      properties: { unit: "two" },
      geometry: {
        type: "MultiPolygon",
        coordinates: [
          [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]],
          [[[5, 5], [6, 5], [6, 6], [5, 6], [5, 5]]],
        ],
      },
    };
    expect(unitAt([two], { longitude: 5.5, latitude: 5.5 })).toBe("two");
    expect(unitAt([two], { longitude: 3, latitude: 3 })).toBeUndefined();
  });
  it("is the nearest place when there are no boundaries, but not one far away", () => {
    const places = [
      { unit: "near", longitude: 113.587, latitude: 34.854 },
      { unit: "far", longitude: 113.7, latitude: 34.854 },
    ];
    expect(nearestUnit(places, { longitude: 113.59, latitude: 34.853 })).toBe("near");
    expect(nearestUnit(places, { longitude: 120, latitude: 30 })).toBeUndefined();
  });
  it("measures in metres", () => {
    const metres = metresBetween({ longitude: 113.6, latitude: 34.85 }, { longitude: 113.601, latitude: 34.85 });
    expect(metres).toBeGreaterThan(90);
    expect(metres).toBeLessThan(93);
  });
});

describe("a report", () => {
  it("needs a tile, and a photo or the reason why there is none", () => {
    const form = emptyForm();
    expect(isEmpty(form)).toBe(true);
    expect(missing(form, true)).toBe("category");
    form.category = "06010";
    expect(missing(form, true)).toBe("photo");
    expect(missing(form, false)).toBeNull();
    form.noPhotoReason = "下雨，镜头进水";
    expect(missing(form, true)).toBeNull();
    form.fixed = true;
    expect(missing(form, true)).toBe("done");
    form.done = "已清走";
    expect(missing(form, true)).toBe("after");
    form.after = [photo("b".repeat(64))];
    expect(missing(form, true)).toBeNull();
  });
  it("becomes a command with every member the API asks for", () => {
    const form = { ...emptyForm(1_700_000_000_000), category: "06010", source: "patrol", photos: [photo("a".repeat(64))] };
    form.place = { latitude_e7: 348540000, longitude_e7: 1135870000, accuracy_m: 12 };
    const { facts } = reportBody(form, "垃圾没清").report_case;
    expect(facts).toMatchObject({ description: "垃圾没清", programmes: [], files: [], fields: {}, sort: "problem" });
    expect(facts.photos[0]).toMatchObject({ role: "before", taken_place: form.place });
    expect(facts.device_time.device).toBe("2023-11-14T22:13:20.000Z");
    expect(facts).not.toHaveProperty("unit");
    expect(facts).not.toHaveProperty("no_photo_reason");
  });
  it("does not say the camera stood where a finger put the place", () => {
    const form = { ...emptyForm(), photos: [photo("a".repeat(64))], placeByHand: true };
    form.place = { latitude_e7: 1, longitude_e7: 1 };
    expect(reportBody(form, "x").report_case.facts.photos[0]).not.toHaveProperty("taken_place");
  });
});

describe("tiles", () => {
  const category = (code: string, local_name: string, pinned: Record<string, number> = {}) => ({
    code,
    kind: "matter" as const,
    major: code.slice(0, 2),
    local_name,
    pinned,
  });
  const categories = [
    category("06004", "墙面破损"),
    category("06010", "垃圾没清", { grid_worker: 1 }),
    category("06012", "路面脏", { inspector: 1 }),
    category("06036", "乱堆乱放", { grid_worker: 2 }),
    category("01001", ""),
  ];
  it("begin with the role's pins, then what this phone used most, then everyday names", () => {
    const codes = tilesOf(categories, "grid_worker", { "06012": 3 }, 24).map((one) => one.code);
    expect(codes).toEqual(["06010", "06036", "06012", "06004"]);
  });
  it("are no more than asked for", () => {
    expect(tilesOf(categories, "grid_worker", {}, 2)).toHaveLength(2);
  });
});

describe("photos and positions", () => {
  it("fit the longest side and never grow", () => {
    expect(fitInto(4000, 3000, 1600)).toEqual({ width: 1600, height: 1200 });
    expect(fitInto(300, 200, 1600)).toEqual({ width: 300, height: 200 });
    expect(steps("1600", 4000)[0]).toEqual({ side: 1600, quality: 0.8 });
    expect(steps("original", 4000)).toHaveLength(1);
  });
  it("keep the best fix and name its accuracy", () => {
    const fix = { longitude: 113.5870001, latitude: 34.8540001, accuracy: 12.4, at: 0 };
    expect(isBetter({ ...fix, accuracy: 40 }, fix)).toBe(false);
    expect([8, 20, 21, 50, 51].map(accuracyOf)).toEqual(["good", "good", "fair", "fair", "poor"]);
    expect(placeOf(fix)).toEqual({ latitude_e7: 348540001, longitude_e7: 1135870001, accuracy_m: 12 });
  });
  it("are not taken when the phone is full", () => {
    expect(hasRoom({ used: 0, quota: 40 * 1024 * 1024, persisted: true })).toBe(false);
    expect(hasRoom({ used: 0, quota: 400 * 1024 * 1024, persisted: true })).toBe(true);
    expect(hasRoom(undefined)).toBe(true);
  });
});
