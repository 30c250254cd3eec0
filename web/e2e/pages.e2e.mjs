// Every page of the console and the phone app, in both languages: opens, has one h1, no serious
// finding of axe, no refused policy, no error of a script, and nothing wider than a phone.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { World, axeFindings } from "./world.mjs";

const src = fileURLToPath(new URL("../src/", import.meta.url));

const chinese = /[\u4e00-\u9fff]/;

// The paths of the route tables themselves, so that a new page is walked without being named here.
function pathsOf(folder) {
  return readdirSync(src + folder)
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => [...readFileSync(`${src}${folder}/${name}`, "utf8").matchAll(/^\s*path: "([^"]+)"/gm)])
    .map((hit) => hit[1]);
}

describe("every page", () => {
  let world;
  const samples = {};
  before(async () => {
    world = await World.make();
    const clerk = await world.api("clerk");
    const cases = await clerk.records("case", "", "&order=newest");
    samples.case = cases.records[0].record;
    const activities = await clerk.records("activity");
    samples.activity = activities.records[0].record;
    const { offers } = await (await world.api("grid")).get("api/v1/offers");
    samples.kind = offers.find((one) => one.command === "record_activity").preset["activity.kind"];
  });
  after(() => world?.end());

  // Headings are the product's own words, but records and kinds stay as they were written.
  const isOfRecord = (path) => Object.values(samples).some((one) => path.includes(one));

  // "/cases/:id" with a real record; null: the page needs something the walk has not.
  function filled(path) {
    return path
      .replace("/cases/:id", `/cases/${samples.case}`)
      .replace("/activities/:id", `/activities/${samples.activity}`)
      .replace(/\/:[a-z]+\??(\(.*?\))?\*?/g, "");
  }

  // The phone's own table, each place with and without what it may name.
  function phonePaths() {
    const text = readFileSync(`${src}field/router.ts`, "utf8");
    const paths = new Set([...text.matchAll(/\bpath: "([^"*]+)"/g)].map((hit) => hit[1]));
    return [...paths].flatMap((path) => {
      const whole = path.replace(":record", samples.case).replace(":kind?", samples.kind);
      return path.endsWith("?") ? [whole, path.replace(/\/:\w+\?$/, "")] : [whole];
    });
  }

  async function look(page, path, { isMeasuredOnly = false } = {}) {
    await page.goto(world.url + path.replace(/^\//, ""), { waitUntil: "domcontentloaded" });
    await page.waitForSelector("h1", { timeout: 15_000 });
    await page.waitForTimeout(800); // what it asks for has come; the stream of changes never ends
    return {
      headings: await page.locator("h1:visible").count(),
      title: (await page.locator("h1:visible").allInnerTexts()).join(" "),
      findings: isMeasuredOnly ? [] : await axeFindings(page),
      tooWide: await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      isTabSeen: await page.evaluate(isTabSeen),
    };
  }
  // In the page: the tab of what is shown, where there is one, is within the row of tabs.
  function isTabSeen() {
    const current = document.querySelector("nav.tabs .current")?.getBoundingClientRect();
    const row = document.querySelector("nav.tabs")?.getBoundingClientRect();
    return !current || row.width === 0 || (current.left >= row.left - 1 && current.right <= row.right + 1);
  }

  for (const language of ["zh", "en"])
    it(`of the console is sound in ${language}`, { timeout: 600_000 }, async () => {
      const context = await world.context({ language });
      const page = await world.signIn(context, "district");
      const faults = [];
      for (const path of new Set(pathsOf("console/routes").map(filled))) {
        const seen = await look(page, path);
        if (seen.headings !== 1) faults.push(`${path}: ${seen.headings} h1`);
        if (language === "en" && !isOfRecord(path) && chinese.test(seen.title)) faults.push(`${path}: ${seen.title}`);
        for (const finding of seen.findings) faults.push(`${path}: ${finding}`);
      }
      faults.push(...page.problems);
      await context.close();
      assert.deepEqual(faults, []);
    });

  it("of the console fits a phone's width", { timeout: 600_000 }, async () => {
    const context = await world.context({ width: 390, height: 844, phone: true });
    const page = await world.signIn(context, "clerk");
    const faults = [];
    for (const path of new Set(pathsOf("console/routes").map(filled))) {
      const seen = await look(page, path, { isMeasuredOnly: true });
      if (seen.tooWide > 1) faults.push(`${path}: ${seen.tooWide} px too wide`);
      if (!seen.isTabSeen) faults.push(`${path}: its tab is out of sight`);
    }
    await context.close();
    assert.deepEqual(faults, []);
  });

  it("is English when English is chosen", { timeout: 120_000 }, async () => {
    const context = await world.context({ language: "en" });
    const page = await world.signIn(context, "clerk");
    const links = page.locator("nav.menu a");
    await links.first().waitFor();
    const texts = await links.allTextContents();
    assert.ok(texts.length >= 5, `${texts.length} links`);
    assert.deepEqual(texts.filter((text) => chinese.test(text)), []);
    await context.close();
  });

  for (const language of ["zh", "en"])
    it(`of the phone app is sound in ${language} and fits`, { timeout: 600_000 }, async () => {
      const context = await world.phone({ language });
      const page = await world.signInPhone(context, "grid");
      const paths = phonePaths();
      assert.ok(paths.length >= 12, paths.join(" "));
      const faults = [];
      for (const path of paths) {
        const seen = await look(page, `m${path}`);
        if (seen.headings !== 1) faults.push(`${path}: ${seen.headings} h1`);
        if (seen.tooWide > 1) faults.push(`${path}: ${seen.tooWide} px too wide`);
        if (language === "en" && !isOfRecord(path) && chinese.test(seen.title)) faults.push(`${path}: ${seen.title}`);
        for (const finding of seen.findings) faults.push(`${path}: ${finding}`);
      }
      faults.push(...page.problems);
      await context.close();
      assert.deepEqual(faults, []);
    });
});
