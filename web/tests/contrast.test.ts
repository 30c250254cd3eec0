// WCAG 2.2 AA, computed from the tokens themselves: axe leaves many of them "incomplete".
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { here } from "../vite.base.ts";

const css = readFileSync(here("./src/shared/tokens.css"), "utf8");

function tokensOf(selector: string): Map<string, string> {
  const begin = css.indexOf(`${selector} {`);
  const block = css.slice(begin, css.indexOf("}", begin));
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((hit) => [hit[1]!, hit[2]!]));
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

const texts: [string, string][] = [
  ...["ground", "surface", "surface-2", "accent-soft", "danger-soft"].map((on): [string, string] => ["text", on]),
  ...["ground", "surface", "surface-2"].map((on): [string, string] => ["text-2", on]),
  ...["ground", "surface", "surface-2", "accent-soft"].map((on): [string, string] => ["accent", on]),
  ["on-accent", "accent"],
  ["on-danger", "danger"],
  ...["danger", "warn", "good"].flatMap((tone): [string, string][] => [
    [tone, `${tone}-soft`],
    [tone, "surface"],
  ]),
];
const edges: [string, string][] = [
  ["line-strong", "surface"],
  ["line-strong", "ground"],
  ["focus", "surface"],
  ["focus", "ground"],
];

describe.each([":root", ':root[data-theme="dark"]'])("colours of %s", (selector) => {
  const tokens = tokensOf(selector);
  it.each(texts)("%s on %s is 4.5:1 at least", (ink, ground) => {
    expect(contrast(tokens.get(ink)!, tokens.get(ground)!)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(edges)("%s on %s is 3:1 at least", (ink, ground) => {
    expect(contrast(tokens.get(ink)!, tokens.get(ground)!)).toBeGreaterThanOrEqual(3);
  });
});
