// A ledger of ten thousand rows: the page holds what it shows and no more, the last row is found as
// fast as the first, and scrolling, paging and opening never block the page for long.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { World, until } from "./world.mjs";

const count = 10_000;
const words = ["路边积存垃圾", "黄土裸露未覆盖", "占道经营", "乱贴小广告", "污水外溢"];
const two = (number) => String(number).padStart(2, "0");
const numberOf = (row) => `大${String(row).padStart(5, "0")}`;
const sheet = () =>
  ["台账编号,发现时间,责任单位,问题类别,问题描述,问题地点,问题来源"]
    .concat(
      Array.from({ length: count }, (_, row) =>
        [
          numberOf(row),
          `2018-11-${two(1 + (row % 28))} 09:${two(row % 60)}`,
          "青禾村",
          "积存垃圾渣土",
          `${words[row % words.length]}第${row}处`,
          `${row}号门前`,
          "日常巡查",
        ].join(","),
      ),
    )
    .join("\n");

describe("a ledger of ten thousand rows", () => {
  let world;
  before(
    async () => {
      world = await World.make({ sheets: { "台账.csv": sheet() } });
    },
    { timeout: 120_000 },
  );
  after(() => world?.end());

  const rowsOf = (page) => page.locator("main table.table tbody tr");

  it("shows one page of it, says how many there are, and goes on", { timeout: 120_000 }, async () => {
    const page = await world.signIn(await world.context(), "clerk", "ledger");
    await rowsOf(page).first().waitFor();
    const shown = await rowsOf(page).count();
    assert.ok(shown > 0 && shown <= 100, `${shown} rows`);
    assert.ok((await page.locator("*").count()) < 10_000, "the page holds only what it shows");
    await until("how many there are", async () => /超过 1000 条/.test(await page.locator("main header").first().innerText()));
    const first = await rowsOf(page).first().innerText();
    for (let turn = 0; turn < 5; turn++) {
      const before = await rowsOf(page).first().innerText();
      await page.locator("main nav button, main .pager button, main button", { hasText: "下一页" }).first().click();
      await until("the next page", async () => (await rowsOf(page).first().innerText()) !== before);
    }
    assert.notEqual(await rowsOf(page).first().innerText(), first);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });

  it("finds one row by its words and one by its number", { timeout: 120_000 }, async () => {
    for (const [filter, text] of [["text", "第9876处"], ["number", numberOf(4321)]]) {
      const page = await world.signIn(await world.context(), "clerk", `ledger?${filter}=${encodeURIComponent(text)}`);
      await rowsOf(page).first().waitFor();
      assert.equal(await rowsOf(page).count(), 1, text);
      await page.context().close();
    }
  });

  it("opens, scrolls and selects without standing still", { timeout: 120_000 }, async () => {
    const page = await world.signIn(await world.context(), "clerk", "ledger?size=100");
    await rowsOf(page).first().waitFor();
    await page.evaluate(() => {
      globalThis.longest = 0;
      new PerformanceObserver((list) => {
        for (const one of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, one.duration);
      }).observe({ type: "longtask" });
    });
    for (let turn = 0; turn < 30; turn++) await page.mouse.wheel(0, turn < 15 ? 800 : -800);
    await page.locator("main table thead input[type=checkbox]").first().check();
    const longest = await page.evaluate(() => globalThis.longest);
    console.log(`  longest stretch without an answer: ${Math.round(longest)} ms`);
    assert.ok(longest < 2_000, "a page that stands still for seconds holds too much");
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
});
