// Marks upon a photo: corners in ten-thousandths of the upright picture's width and height, as the
// server draws them (src/files/picture.hpp).
export type MarkKind = "black_out" | "frame" | "circle" | "arrow";
export interface Mark {
  kind: MarkKind;
  from_x: number;
  from_y: number;
  to_x: number;
  to_y: number;
}
export interface Spot {
  x: number;
  y: number;
}
const parts = 10_000;
export const marksMax = 100;

// A spot of the picture as it is shown, kept inside.
export function spotOf(pointer: Spot, box: { left: number; top: number; width: number; height: number }): Spot {
  const part = (value: number, size: number) =>
    Math.min(parts, Math.max(0, Math.round((value / Math.max(size, 1)) * parts)));
  return { x: part(pointer.x - box.left, box.width), y: part(pointer.y - box.top, box.height) };
}

// An arrow keeps its direction, everything else has its corners in order. undefined: too small to
// have been meant.
export function markOf(kind: MarkKind, from: Spot, to: Spot): Mark | undefined {
  const wide = Math.abs(to.x - from.x);
  const high = Math.abs(to.y - from.y);
  if (kind === "arrow") {
    if (Math.hypot(wide, high) < 200) return undefined;
    return { kind, from_x: from.x, from_y: from.y, to_x: to.x, to_y: to.y };
  }
  if (wide < 80 || high < 80) return undefined;
  return {
    kind,
    from_x: Math.min(from.x, to.x),
    from_y: Math.min(from.y, to.y),
    to_x: Math.max(from.x, to.x),
    to_y: Math.max(from.y, to.y),
  };
}

// As the server draws it (src/files/overlay.cpp): thickness, and an arrow as three strokes.
export const strokeOf = (width: number, height: number): number => Math.max(3, Math.max(width, height) / 300);

export function arrowPath(mark: Mark, width: number, height: number): string {
  const at = (x: number, y: number) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const [fromX, fromY] = [(mark.from_x * width) / parts, (mark.from_y * height) / parts];
  const [x, y] = [(mark.to_x * width) / parts, (mark.to_y * height) / parts];
  const back = Math.atan2(fromY - y, fromX - x);
  const length = 6 * strokeOf(width, height);
  const wings = [-0.45, 0.45].map(
    (side) => `M${at(x, y)}L${at(x + length * Math.cos(back + side), y + length * Math.sin(back + side))}`,
  );
  return `M${at(fromX, fromY)}L${at(x, y)}${wings.join("")}`;
}
