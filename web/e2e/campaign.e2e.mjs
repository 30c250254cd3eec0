// One evening of the campaign, through the screens: recorded on a phone without signal, arrived
// once, handed out, checked on the wall, shared as a picture, read by the leader.
import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { World, photo, until } from "./world.mjs";

describe("an evening of the campaign", () => {
  let world;
  let clerk;
  let known;
  const reported = async () => (await clerk.records("case", "status=reported", "&order=newest")).records;

  before(async () => {
    world = await World.make();
    clerk = await world.api("clerk");
    known = new Set((await reported()).map((row) => row.record));
  });
  after(() => world?.end());

  const fresh = async () => (await reported()).filter((row) => !known.has(row.record));

  it("records three problems offline in three taps each, and each arrives once", { timeout: 240_000 }, async () => {
    // The record stays in the office's words.
    const context = await world.phone({ language: "en", width: 360, height: 640 });
    const page = await context.newPage();
    await page.goto(`${world.url}m/`);
    await world.enter(page, "grid");
    const shoot = page.locator("nav.bar button.shoot");
    await shoot.waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload(); // now the worker serves the page
    await shoot.waitFor();
    const photos = [await photo(page, 1), await photo(page, 2), await photo(page, 3)];

    await context.setOffline(true);
    await page.reload();
    await shoot.waitFor();
    for (const one of photos) {
      const camera = page.waitForEvent("filechooser");
      await shoot.click(); // one
      await (await camera).setFiles(one);
      await page.locator("ul.photos img").waitFor();
      const tile = page.locator("button.tile").first();
      const save = page.locator(".save button");
      const [second, third] = await Promise.all([tile.boundingBox(), save.boundingBox()]);
      assert.ok(second.y + second.height <= third.y, "a category can be seen without scrolling");
      await tile.click(); // two
      await until("the photo is taken", () => save.isEnabled());
      await save.click(); // three
      await page.locator("p.saved").waitFor();
    }
    assert.deepEqual(await fresh(), []);
    await page.reload(); // what waits outlives the page
    await shoot.waitFor();

    await context.setOffline(false);
    await until("three new problems", async () => (await fresh()).length >= 3);
    await new Promise((resolve) => setTimeout(resolve, 5000));
    const arrived = await fresh();
    assert.equal(arrived.length, 3);
    for (const row of arrived) {
      assert.match(row.summary.description, /^[\u4e00-\u9fff]+$/);
      const { files } = await until("its photo", async () => {
        const list = await clerk.get(`api/v1/records/${row.record}/files`);
        return list.files?.every((file) => file.size) && list;
      });
      assert.equal(files.length, 1);
      assert.ok(files[0].size < 310_000, `${files[0].size} bytes`);
    }
    await context.close();
  });

  it("hands one out with one click on what the rules propose", { timeout: 120_000 }, async () => {
    const before = new Set((await clerk.records("case", "status in reported,accepted")).records.map((row) => row.record));
    const page = await world.signIn(await world.context(), "clerk", "desk/hand-out");
    const go = page.locator("button.go");
    await until("a proposal", () => go.isEnabled());
    await go.click();
    const gone = await until("it is handed out", async () => {
      const now = new Set((await clerk.records("case", "status in reported,accepted")).records.map((row) => row.record));
      return [...before].find((record) => !now.has(record));
    });
    const { row } = await clerk.get(`api/v1/records/${gone}`);
    assert.ok(["assigned", "rectifying"].includes(row.status), row.status);
    assert.ok(row.due, "it has a deadline");
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });

  it("checks pairs on the wall, and takes one back within ten seconds", { timeout: 180_000 }, async () => {
    const waiting = async () => new Set((await clerk.records("case", "status=rectified")).records.map((row) => row.record));
    const before = await waiting();
    const page = await world.signIn(await world.context(), "clerk", "desk/wall");
    const tiles = page.locator("ul.grid > li");
    await tiles.first().waitFor();
    assert.ok((await tiles.count()) >= 30, `${await tiles.count()} pairs on a screen`);
    await tiles.nth(0).locator("footer button").first().click();
    await tiles.nth(1).locator("footer button").first().click();
    await tiles.nth(1).locator("footer button").first().click(); // now it says undo
    const passed = await until("one is passed", async () => {
      const now = await waiting();
      return [...before].filter((record) => !now.has(record)).length >= 1;
    });
    assert.ok(passed);
    await new Promise((resolve) => setTimeout(resolve, 12_000));
    const now = await waiting();
    assert.equal([...before].filter((record) => !now.has(record)).length, 1);
    await page.locator(".bar button", { hasText: "分享" }).click(); // what was passed, not the tile in focus
    await page.locator("dialog p", { hasText: "核查通过 1 件" }).waitFor();
    await page.locator("dialog button", { hasText: "拼图" }).click();
    await page.locator("dialog img").first().waitFor();
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });

  it("shares a pair as a picture under a megabyte, and writes it down", { timeout: 120_000 }, async () => {
    const pair = (await clerk.records("case", "status=closed", "&order=newest")).records.find(
      (row) => row.summary.photos_before && row.summary.photos_after,
    );
    const page = await world.signIn(await world.context(), "clerk", `cases/${pair.record}`);
    const asked = page.waitForResponse((response) => response.url().includes("/api/v1/shares"));
    await page.locator("button", { hasText: "分享" }).first().click();
    await page.locator("dialog button", { hasText: "拼图" }).click();
    assert.ok((await asked).ok());
    const picture = page.locator("dialog img").first();
    await picture.waitFor();
    const saved = page.waitForEvent("download");
    await page.locator("dialog a[download]").first().click();
    const bytes = statSync(await (await saved).path()).size;
    assert.ok(bytes > 10_000 && bytes < 1024 * 1024, `${bytes} bytes`);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });

  it("shows the leader what was found, fixed and is late", { timeout: 120_000 }, async () => {
    const context = await world.phone();
    const page = await context.newPage();
    await page.goto(`${world.url}m/morning`);
    await world.enter(page, "leader");
    await page.goto(`${world.url}m/morning`);
    await until("figures", async () => /\d/.test(await page.locator("main").innerText()));
    const text = await page.locator("main").innerText();
    for (const word of ["发现", "整改", "超期"]) assert.ok(text.includes(word), `${word} in ${text}`);
    await context.close();
  });
});
