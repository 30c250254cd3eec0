import { describe, expect, it } from "vitest";
import { fromDatum, toDatum, type LonLat } from "@/shared/map/datum";

// Metres between two places a few kilometres apart at most.
function metres(a: LonLat, b: LonLat): number {
  const north = (a[1] - b[1]) * 111_320;
  const east = (a[0] - b[0]) * 111_320 * Math.cos((a[1] * Math.PI) / 180);
  return Math.hypot(north, east);
}

describe("datum of the tiles", () => {
  // Tiananmen, as the three systems are commonly compared.
  const wgs: LonLat = [116.391265, 39.907339];

  it("shifts to GCJ-02 and BD-09 as the services do", () => {
    expect(metres(toDatum(wgs, "gcj02"), [116.397507, 39.908742])).toBeLessThan(2);
    expect(metres(toDatum(wgs, "bd09"), [116.403877, 39.915095])).toBeLessThan(5);
  });
  it("leaves what is not shifted alone", () => {
    expect(toDatum(wgs, "cgcs2000")).toEqual(wgs);
    expect(fromDatum(wgs, "wgs84")).toEqual(wgs);
    expect(toDatum([2.35, 48.85], "gcj02")).toEqual([2.35, 48.85]);
  });
  it.each(["gcj02", "bd09"] as const)("comes back from %s to within a decimetre", (datum) => {
    for (const at of [wgs, [113.38, 34.79], [87.6, 43.8], [121.47, 31.23], [110.3, 20.0]] as LonLat[]) {
      expect(metres(toDatum(at, datum), at)).toBeGreaterThan(50);
      expect(metres(fromDatum(toDatum(at, datum), datum), at)).toBeLessThan(0.1);
    }
  });
});
