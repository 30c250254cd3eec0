import { describe, expect, it } from "vitest";
import { addressOf, isGeographic, noMap } from "@/shared/map/baseMap";
import { areasOf, shapesOf } from "@/shared/map/boundaries";
import { areaFeature, drawn, labelPlace, undrawn } from "@/shared/map/drawn";
import { depthOf } from "@/shared/map/styles";

const square = [[[113.3, 34.7], [113.5, 34.7], [113.5, 34.9], [113.3, 34.9], [113.3, 34.7]]];

describe("base map", () => {
  it("writes addresses of both templates and leaves unknown names", () => {
    expect(addressOf({ ...noMap, url: "https://a.test/{z}/{x}/{y}.png" }, [3, 5, 6])).toBe("https://a.test/3/5/6.png");
    expect(addressOf({ ...noMap, url: "/w?m={TileMatrix}&r={TileRow}&c={TileCol}&k={key}" }, [3, 5, 6])).toBe(
      "/w?m=3&r=6&c=5&k={key}",
    );
  });
  it("tells grids in degrees from Web Mercator", () => {
    expect(isGeographic("https://t0.example/vec_c/wmts?TILEMATRIXSET=c&TILEMATRIX={TileMatrix}")).toBe(true);
    expect(isGeographic("https://t0.example/wmts?tilematrixset=EPSG:4490&x={TileCol}")).toBe(true);
    expect(isGeographic("https://t0.example/vec_w/wmts?TILEMATRIXSET=w&TILEMATRIX={TileMatrix}")).toBe(false);
  });
});

describe("areas", () => {
  const collection = {
    features: [
      { geometry: { type: "Polygon", coordinates: square }, properties: { unit: "u1" } },
      { geometry: { type: "LineString", coordinates: [] }, properties: { unit: "u2" } },
      { geometry: { type: "Polygon", coordinates: square }, properties: null },
    ],
  };
  it("takes areas that name a unit, and only units asked for", () => {
    const shapes = [...shapesOf(collection), { unit: "u3", at: [113.4, 34.8] as [number, number] }];
    expect(shapes.map((one) => one.unit)).toEqual(["u1", "u3"]);
    const areas = areasOf(shapes, new Set(["u1"]), () => "甲村", () => 4);
    expect(areas).toEqual([{ id: "u1", name: "甲村", count: 4, geometry: { type: "Polygon", coordinates: square } }]);
  });
  it("labels the largest part, inside", () => {
    const small = [[[113, 34], [113.01, 34], [113.01, 34.01], [113, 34.01], [113, 34]]];
    const geometry = { type: "MultiPolygon" as const, coordinates: [small, square] };
    const at = labelPlace(areaFeature({ id: "u", name: "", geometry }, "cgcs2000")!)!.getCoordinates();
    const [lon, lat] = undrawn(at, "cgcs2000");
    expect(lon).toBeGreaterThan(113.3);
    expect(lon).toBeLessThan(113.5);
    expect(lat).toBeGreaterThan(34.7);
    expect(lat).toBeLessThan(34.9);
  });
  it("gives a picked place back unshifted, whatever the tiles are in", () => {
    const at: [number, number] = [113.4, 34.8];
    const [lon, lat] = undrawn(drawn(at, "bd09"), "bd09");
    expect(lon).toBeCloseTo(at[0], 6);
    expect(lat).toBeCloseTo(at[1], 6);
  });
  it("deepens by share of the largest count", () => {
    expect([0, 1, 25, 26, 100].map((one) => depthOf(one, 100))).toEqual([0, 1, 1, 2, 4]);
    expect(depthOf(0, 0)).toBe(0);
  });
});
