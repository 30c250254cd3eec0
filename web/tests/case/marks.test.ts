import { describe, expect, it } from "vitest";
import { arrowPath, markOf, spotOf } from "@/shared/case/marks";

describe("marks on a photo", () => {
  const box = { left: 100, top: 50, width: 400, height: 200 };
  it("are in ten-thousandths of the picture and stay inside", () => {
    expect(spotOf({ x: 300, y: 100 }, box)).toEqual({ x: 5000, y: 2500 });
    expect(spotOf({ x: 0, y: 900 }, box)).toEqual({ x: 0, y: 10_000 });
  });
  it("have ordered corners; arrows keep their direction", () => {
    const [from, to] = [{ x: 6000, y: 7000 }, { x: 2000, y: 3000 }];
    expect(markOf("black_out", from, to)).toEqual({ kind: "black_out", from_x: 2000, from_y: 3000, to_x: 6000, to_y: 7000 });
    expect(markOf("arrow", from, to)).toEqual({ kind: "arrow", from_x: 6000, from_y: 7000, to_x: 2000, to_y: 3000 });
  });
  it("are none when nothing was drawn", () => {
    expect(markOf("circle", { x: 10, y: 10 }, { x: 5000, y: 20 })).toBeUndefined();
    expect(markOf("arrow", { x: 10, y: 10 }, { x: 100, y: 20 })).toBeUndefined();
  });
  it("draw an arrow as three strokes that meet at its point", () => {
    const mark = markOf("arrow", { x: 0, y: 5000 }, { x: 5000, y: 5000 })!;
    const path = arrowPath(mark, 1000, 1000);
    expect(path.startsWith("M0.0 500.0L500.0 500.0")).toBe(true);
    expect(path.match(/M500\.0 500\.0L/g)).toHaveLength(2);
  });
});
