// Colours of the map, from the tokens: light and dark, and the same meanings as everywhere.
import Circle from "ol/style/Circle.js";
import Fill from "ol/style/Fill.js";
import Stroke from "ol/style/Stroke.js";
import Style from "ol/style/Style.js";
import Text from "ol/style/Text.js";
import type { Tone } from "./types";

export interface Palette {
  text: string;
  surface: string;
  line: string;
  tones: Record<Tone, string>;
  font: string;
}

export function readPalette(): Palette {
  const css = getComputedStyle(document.documentElement);
  const of = (name: string) => css.getPropertyValue(name).trim();
  return {
    text: of("--text"),
    surface: of("--surface"),
    line: of("--line-strong"),
    tones: {
      accent: of("--accent"),
      warn: of("--warn"),
      danger: of("--danger"),
      good: of("--good"),
      calm: of("--text-2"),
    },
    font: of("--font"),
  };
}

// Five depths: none, and four by the share of the largest count.
export function depthOf(count: number, largest: number): number {
  if (count <= 0 || largest <= 0) return 0;
  return Math.min(4, Math.ceil((count / largest) * 4));
}
const opacities = [0.04, 0.16, 0.3, 0.44, 0.6];
export const fillOf = (palette: Palette, depth: number): string => withOpacity(palette.tones.accent, opacities[depth]!);

export function withOpacity(hex: string, opacity: number): string {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  return `rgba(${red}, ${green}, ${blue}, ${opacity})`;
}

const label = (palette: Palette, text: string, size: number, weight = 400) =>
  new Text({
    text,
    font: `${weight} ${size}px ${palette.font}`,
    fill: new Fill({ color: palette.text }),
    stroke: new Stroke({ color: palette.surface, width: 3.5 }),
    overflow: true,
  });

export function areaStyle(palette: Palette, depth: number, chosen: boolean): Style {
  return new Style({
    fill: new Fill({ color: fillOf(palette, depth) }),
    stroke: new Stroke({
      color: chosen ? palette.tones.accent : palette.line,
      width: chosen ? 3 : 1,
    }),
  });
}
export function placeStyle(palette: Palette, depth: number, chosen: boolean): Style {
  return new Style({
    image: new Circle({
      radius: 9 + depth * 3,
      fill: new Fill({ color: fillOf(palette, Math.max(depth, 1)) }),
      stroke: new Stroke({ color: chosen ? palette.tones.accent : palette.line, width: chosen ? 3 : 1 }),
    }),
  });
}
// Where there is no room for all, the larger counts have it. Of a place whose name has none, its
// number alone is shown before names of places that have nothing: the name, once drawn, covers it.
export function labelStyles(palette: Palette, text: string, count: number): Style[] {
  const whole = new Style({ text: label(palette, text, 13, 600), zIndex: 2 * count + 1 });
  if (count === 0) return [whole];
  return [whole, new Style({ text: label(palette, String(count), 13, 600), zIndex: 2 * count })];
}

export function pointStyle(palette: Palette, tone: Tone, count: number): Style {
  const color = palette.tones[tone];
  return new Style({
    image: new Circle({
      radius: count > 1 ? 10 + Math.min(8, Math.log2(count) * 2) : 7,
      fill: new Fill({ color }),
      stroke: new Stroke({ color: palette.surface, width: 2 }),
    }),
    ...(count > 1 && {
      text: new Text({
        text: String(count),
        font: `600 12px ${palette.font}`,
        fill: new Fill({ color: palette.surface }),
      }),
    }),
  });
}
export const positionStyle = (palette: Palette): Style[] => [
  new Style({
    fill: new Fill({ color: withOpacity(palette.tones.accent, 0.15) }),
    stroke: new Stroke({ color: palette.tones.accent, width: 1, lineDash: [4, 4] }),
  }),
];
export function pickedStyle(palette: Palette): Style[] {
  const ring = (radius: number, color: string, width: number) =>
    new Style({ image: new Circle({ radius, stroke: new Stroke({ color, width }) }) });
  return [ring(10, palette.surface, 6), ring(10, palette.tones.danger, 3), pointStyle(palette, "danger", 1)];
}
