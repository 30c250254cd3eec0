// Every text is in the message files, in both languages; the components hold none.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { here } from "../vite.base.ts";
import { i18n, setLanguage } from "@/shared/i18n";
import en from "@/shared/messages/en";
import zh from "@/shared/messages/zh";

function* files(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else yield path;
  }
}
const src = here("./src");
const sources = [...files(src)].filter((path) => /\.(vue|ts|js)$/.test(path) && !path.includes("/messages/"));
const withoutComments = (text: string) =>
  text
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/(^|\s)\/\/.*$/gm, "");

// The names of languages are written in the languages themselves.
// Not shown: what people write in chats, which guessing must recognise.
const allowed = new Set([
  "shared/ui/LanguageSwitch.vue",
  "console/pages/desk/record/chat.ts",
  "console/pages/desk/record/foundTime.ts",
  "console/pages/desk/record/guess.ts",
  "console/pages/desk/record/known.ts",
]);

describe("texts", () => {
  it.each(sources.map((path) => relative(src, path)))("%s has no bare Chinese", (path) => {
    if (allowed.has(path)) return;
    expect(withoutComments(readFileSync(join(src, path), "utf8")).match(/[\u4e00-\u9fff]+/g)).toBeNull();
  });

  function leaves(node: unknown, path = ""): [string, string][] {
    if (typeof node === "string") return [[path, node]];
    return Object.entries(node as object).flatMap(([key, value]) => leaves(value, path ? `${path}.${key}` : key));
  }
  const english = new Map(leaves(en));
  const named = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((hit) => hit[1]).sort();

  it("have the same parameters in both languages", () => {
    for (const [key, text] of leaves(zh)) expect([key, named(english.get(key) ?? "")]).toEqual([key, named(text)]);
  });
  it("choose words by parameters they have", () => {
    for (const [key, text] of english)
      for (const [choice, name] of text.matchAll(/\{(\w+):/g)) {
        expect([key, choice, named(text)]).toEqual([key, choice, expect.arrayContaining([name])]);
      }
  });
  it("speak of one thing in the singular", async () => {
    for (const [key, text] of english) expect([key, /\w\(e?s\)/.test(text)]).toEqual([key, false]);
    await setLanguage("en");
    const { t } = i18n.global;
    expect(t("casepage.photoCount", { count: 1 })).toBe("1 photo");
    expect(t("casepage.photoCount", { count: 21 })).toBe("21 photos");
    expect(t("casepage.limit.days", { amount: "1" })).toBe("1 day");
    expect(t("field.sign.kept", { count: 1 })).toBe("1 record waits to be sent; it goes when that person signs in.");
    await setLanguage("zh");
    expect(t("casepage.photoCount", { count: 1 })).not.toContain("photo");
  });
  it("are English in English", () => {
    for (const [key, text] of english) expect([key, /[\u4e00-\u9fff]/.test(text) && !/[a-z]/i.test(text)]).toEqual([key, false]);
  });
  it("are empty in both languages or in none, but for measure words", () => {
    for (const [key, text] of leaves(zh)) {
      const isEmpty = (english.get(key) ?? "") === "";
      expect([key, text === "" ? isEmpty : !isEmpty || text.length <= 2]).toEqual([key, true]);
    }
  });
});
