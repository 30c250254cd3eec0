import { describe, expect, it } from "vitest";
import { noMap, watchTiles } from "@/shared/map/baseMap";
import { areasOf, outlinesOf, shapesOf } from "@/shared/map/boundaries";
import { areaFeature, drawn, labelPlace, undrawn } from "@/shared/map/drawn";
import { depthOf, labelStyles, type Palette } from "@/shared/map/styles";
import { addressOf, isGeographic, unfilled } from "@/shared/map/tileAddress";

const square = [[[113.3, 34.7], [113.5, 34.7], [113.5, 34.9], [113.3, 34.9], [113.3, 34.7]]];

describe("base map", () => {
  it("writes addresses of both templates and leaves unknown names", () => {
    expect(addressOf({ ...noMap, url: "https://a.test/{z}/{x}/{y}.png" }, [3, 5, 6])).toBe("https://a.test/3/5/6.png");
    expect(addressOf({ ...noMap, url: "/w?m={TileMatrix}&r={TileRow}&c={TileCol}&k={key}" }, [3, 5, 6])).toBe(
      "/w?m=3&r=6&c=5&k={key}",
    );
  });
  it("asks servers of several names in turn", () => {
    const hosts = (url: string) =>
      [0, 1, 2, 3].map((x) => new URL(addressOf({ ...noMap, url: `https://${url}.a.test/{z}/{x}/{y}` }, [3, x, 6])).hostname.split(".")[0]);
    expect(hosts("t{0-7}")).toEqual(["t6", "t7", "t0", "t1"]);
    expect(hosts("{1-2}")).toEqual(["1", "2", "1", "2"]);
    expect(hosts("{08-11}")).toEqual(["10", "11", "08", "09"]);
    expect(hosts("{a-d}")).toEqual(["c", "d", "a", "b"]);
    expect(hosts("{s}")).toEqual(["a", "b", "c", "a"]);
  });
  it("numbers the levels of GeoServer's grid in degrees from two columns at level 0", () => {
    const at = (set: string) =>
      addressOf({ ...noMap, kind: "wmts", url: `https://a.test/wmts?m={TileMatrix}&c={TileCol}&TILEMATRIXSET=${set}` }, [3, 5, 2]);
    expect(at("EPSG:4326")).toContain("m=2&c=5");
    expect(at("EPSG%3A4326")).toContain("m=2&c=5");
    expect(at("c")).toContain("m=3&c=5");
    expect(at("EPSG:4490")).toContain("m=3&c=5");
  });
  it("names what nobody would fill in", () => {
    expect(unfilled("https://t{0-7}.a.test/{s}/{TileMatrixSet}/{z}/{x}/{y}?tk={key}")).toEqual(["{TileMatrixSet}", "{key}"]);
    expect(unfilled("https://a.test/{TileMatrix}/{TileCol}/{TileRow}")).toEqual([]);
  });
  it("says once that tiles do not come, and once that they come again", () => {
    const heard: Record<string, () => void> = {};
    const told: boolean[] = [];
    watchTiles({ on: (type: string, work: () => void) => (heard[type] = work) } as never, (isMissing) => told.push(isMissing));
    const fails = (count: number) => Array.from({ length: count }, () => heard.tileloaderror!());
    fails(2);
    heard.tileloadend!();
    fails(2);
    expect(told).toEqual([]); // a gap here and there
    fails(5);
    heard.tileloadend!();
    heard.tileloadend!();
    expect(told).toEqual([true, false]);
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
  it("outlines the ground: nothing that lies within another, places only without boundaries", () => {
    const geometry = { type: "Polygon" as const, coordinates: square };
    const units = new Map([["s", { parent: "d" }], ["v", { parent: "s" }], ["w", { parent: "d" }]]);
    const at: [number, number] = [113.4, 34.8];
    const ids = (shapes: Parameters<typeof outlinesOf>[0]) => outlinesOf(shapes, units, (unit) => unit).map((one) => one.id);
    expect(ids([{ unit: "s", geometry }, { unit: "v", geometry }, { unit: "w", at }])).toEqual(["s"]);
    expect(ids([{ unit: "s", at }, { unit: "v", at }, { unit: "w", at }])).toEqual(["s", "w"]);
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
  it("shows the number of a place whose name has no room before names of places that have nothing", () => {
    const palette: Palette = { text: "", surface: "", line: "", font: "", tones: { accent: "", warn: "", danger: "", good: "", calm: "" } };
    const drawn = [["甲\n12", 12], ["乙\n8", 8], ["丙\n0", 0]].flatMap(([text, count]) => labelStyles(palette, text as string, count as number));
    const inTurn = drawn.sort((a, b) => b.getZIndex()! - a.getZIndex()!).map((one) => one.getText()!.getText());
    expect(inTurn).toEqual(["甲\n12", "12", "乙\n8", "8", "丙\n0"]);
  });
  it("deepens by share of the largest count", () => {
    expect([0, 1, 25, 26, 100].map((one) => depthOf(one, 100))).toEqual([0, 1, 1, 2, 4]);
    expect(depthOf(0, 0)).toBe(0);
  });
});
