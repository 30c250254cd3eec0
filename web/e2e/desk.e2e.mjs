// The clerk's ten minutes: the ledger's address, what is exported, fifty handed out, fifty checked,
// records from a chat.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { World, photo, until } from "./world.mjs";

describe("the clerk's desk", () => {
  let world;
  let clerk;
  before(async () => {
    world = await World.make();
    clerk = await world.api("clerk");
  });
  after(() => world?.end());

  const rowsOf = (page) => page.locator("main table.table tbody tr");
  const textOf = async (download) => {
    let out = "";
    for await (const chunk of await download.createReadStream()) out += chunk;
    return out;
  };

  it("keeps filters in the address over F5 and back", { timeout: 120_000 }, async () => {
    const page = await world.signIn(await world.context(), "clerk", "ledger?status=rectified");
    await rowsOf(page).first().waitFor();
    const filtered = await rowsOf(page).count();
    await page.reload();
    await rowsOf(page).first().waitFor();
    assert.equal(await rowsOf(page).count(), filtered);
    assert.match(page.url(), /status=rectified/);
    await page.goto(`${world.url}ledger`);
    await rowsOf(page).first().waitFor();
    await page.goBack();
    await until("the filter is back", () => /status=rectified/.test(page.url()));
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });

  it("keeps a view under a name, on every computer, until it is deleted", { timeout: 120_000 }, async () => {
    const menuOf = async (page) => {
      await rowsOf(page).first().waitFor();
      await page.locator("summary", { hasText: "常用查询" }).click();
      return page.locator("details[open] .menu");
    };
    const page = await world.signIn(await world.context(), "clerk", "ledger?status=rectified&order=due");
    const menu = await menuOf(page);
    await menu.getByText("还没有保存的查询").waitFor();
    await page.keyboard.press("Escape");
    await menu.waitFor({ state: "hidden" });
    const summary = page.locator("summary", { hasText: "常用查询" });
    assert.ok(await summary.evaluate((element) => element === document.activeElement));
    await summary.click();
    await page.locator("h1").click();
    await menu.waitFor({ state: "hidden" });
    await summary.click();
    await menu.locator("input").fill("待核查的");
    await menu.getByRole("button", { name: "保存" }).click();
    await menu.getByRole("button", { name: "待核查的", exact: true }).waitFor();

    const other = await world.signIn(await world.context(), "clerk", "ledger");
    const there = await menuOf(other);
    await there.getByRole("button", { name: "待核查的", exact: true }).click();
    await until("its filters are in the address", () => /status=rectified/.test(other.url()) && /order=due/.test(other.url()));
    await there.getByRole("button", { name: "删除常用查询 待核查的" }).click();
    await there.getByRole("button", { name: "撤销删除" }).click();
    await there.getByRole("button", { name: "待核查的", exact: true }).waitFor();
    await there.getByRole("button", { name: "删除常用查询 待核查的" }).click();
    await there.getByText("还没有保存的查询").waitFor();
    for (const one of [page, other]) {
      assert.deepEqual(one.problems, []);
      await one.context().close();
    }
  });

  it("says what is wrong with an address that was mistyped", { timeout: 60_000 }, async () => {
    const page = await world.signIn(await world.context(), "clerk", "ledger?unit=nonsense");
    const alert = page.locator("main [role=alert]");
    await alert.waitFor();
    assert.match(await alert.innerText(), /nonsense/);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });

  it("exports exactly what is filtered", { timeout: 180_000 }, async () => {
    const { count } = await clerk.get("api/v1/counts?noun=case&select=status%3Drectified");
    const page = await world.signIn(await world.context(), "clerk", "ledger?status=rectified");
    await rowsOf(page).first().waitFor();
    await page.locator("button", { hasText: "导出" }).first().click();
    await page.locator("dialog select").last().selectOption("csv");
    await page.locator("dialog button.primary").click();
    const file = page.locator("dialog a[href*='/jobs/']");
    await file.waitFor({ timeout: 120_000 });
    const download = page.waitForEvent("download");
    await file.click();
    const text = await textOf(await download);
    const { records } = await clerk.records("case", "status=rectified");
    const numbers = new Set(records.map((row) => row.number));
    const exported = new Set((text.match(/[^",\s]*〔\d{4}〕\d+号/g) ?? []).filter((number) => numbers.has(number)));
    assert.equal(numbers.size, count);
    assert.deepEqual(exported, numbers);
    await page.context().close();
  });

  it("goes through the records and back, and prints where it is", { timeout: 60_000 }, async () => {
    const page = await world.signIn(await world.context({ width: 718 }), "clerk", "records?since=2018-01-01&size=20");
    const dates = () => page.locator("main table.table tbody tr").allInnerTexts();
    await page.locator("main li.card").first().waitFor();
    const first = await dates();
    await page.getByRole("button", { name: "下一页" }).click();
    await until("the next page", async () => (await dates())[0] !== first[0]);
    await page.emulateMedia({ media: "print" });
    const paper = await page.locator("main").innerText();
    assert.match(paper, /从哪天：2018-01-01/);
    assert.match(paper, /第 21–40 条，共 \d+ 条/);
    assert.ok(await rowsOf(page).first().isVisible(), "a table on paper, however narrow");
    assert.equal(await page.locator("main").locator("a.button, button, input, select").filter({ visible: true }).count(), 0);
    await page.emulateMedia({ media: "screen" });
    await page.getByRole("button", { name: "上一页" }).click();
    await until("the page before", async () => (await dates())[0] === first[0]);
    await page.goto(`${world.url}records/nonsense`);
    await page.getByRole("link", { name: "看全部工作记录" }).click();
    await page.locator("main li.card").first().waitFor();
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });

  it("lists in a file exactly what a number counts", { timeout: 90_000 }, async () => {
    const asked = `since=2018-01-01&until=${new Date().toISOString().slice(0, 10)}`;
    const { entries } = await clerk.get(`api/v1/entries?${asked}&unit=410108003&kinds=construction_waste&limit=1`);
    await clerk.command(entries[0].record, { type: "void_activity", reason: "重复" });
    const address = `numbers?q=construction_waste&period=own&${asked}`;
    const page = await world.signIn(await world.context(), "clerk", address);
    const number = page.locator("main .big button");
    await number.waitFor();
    const shown = Number((await number.innerText()).replace(/[^\d.]/g, ""));
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "XLSX 记录清单" }).click();
    const stored = await textOf(await download); // its parts are not compressed
    const rows = [...stored.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map((row) => row[1]);
    const amounts = rows.slice(1).map((row) => Number(row.match(/<v>(.*?)<\/v>/)[1]));
    const total = amounts.pop();
    assert.ok(amounts.length > 1, `${amounts.length} records`);
    assert.equal(total, shown);
    assert.ok(Math.abs(amounts.reduce((sum, one) => sum + one, 0) - shown) < 1e-6, "the rows add up to it");
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });

  for (const [screen, options] of [["a desk", {}], ["a phone's width", { width: 390, height: 844, phone: true }]])
    it(`takes a click beside an open list, on ${screen}`, { timeout: 60_000 }, async () => {
      const page = await world.signIn(await world.context(options), "clerk", "records/new/publicity");
      const fields = page.locator("main form .field");
      const forms = fields.filter({ hasText: "宣传形式" });
      const audience = fields.filter({ hasText: "宣传对象" }).locator("button[aria-pressed]").first();
      await forms.getByRole("combobox").click();
      await forms.getByRole("option").first().click();
      assert.ok(await forms.getByRole("listbox").isVisible(), "more may be chosen");
      // Without waiting for the page to stand still: pressed and let go where the button is.
      await audience.evaluate((one) => one.scrollIntoView({ block: "nearest" })); // not behind the buttons
      const { x, y, width, height } = await audience.boundingBox();
      if (options.phone) await page.touchscreen.tap(x + width / 2, y + height / 2);
      else await page.mouse.click(x + width / 2, y + height / 2, { delay: 80 });
      await until("it is chosen", async () => (await audience.getAttribute("aria-pressed")) === "true", 5_000);
      await forms.getByRole("listbox").waitFor({ state: "hidden" });
      assert.deepEqual(page.problems, []);
      await page.context().close();
    });

  it("hands fifty out with one click each in ten minutes", { timeout: 600_000 }, async () => {
    const offers = await clerk.get("api/v1/offers");
    assert.ok(offers.offers.some((one) => one.command === "report_case"));
    const { records } = await clerk.records("case", "status=rectifying");
    const sample = (await clerk.get(`api/v1/records/${records[0].record}`)).state;
    const facts = sample.facts ?? sample.case?.facts;
    for (let i = 0; i < 50; i++)
      await clerk.command(null, {
        type: "report_case",
        facts: {
          sort: "problem",
          source: facts.source,
          category: facts.category,
          degree: "ordinary",
          urgency: "ordinary",
          description: `路边堆放杂物 ${i + 1}`,
          found_at: new Date().toISOString(),
          unit: facts.unit,
          no_photo_reason: "电话反映",
        },
      });
    const waiting = async () => (await clerk.get("api/v1/counts?noun=case&select=status%20in%20reported%2Caccepted")).count;
    const before = await waiting();
    const begun = Date.now();
    const page = await world.signIn(await world.context(), "clerk", "desk/hand-out");
    const go = page.locator("button.go");
    for (let clicks = 0; clicks < 50; clicks++) {
      await until("the next one", () => go.isEnabled());
      await go.click();
    }
    await until("fifty are handed out", async () => before - (await waiting()) >= 50, 60_000);
    assert.ok(Date.now() - begun < 600_000);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });

  it("goes on by keys after a box was closed, and takes a held key once", { timeout: 120_000 }, async () => {
    const held = async (page, key) => {
      for (let i = 0; i < 8; i++) await page.keyboard.down(key);
      await page.keyboard.up(key);
    };
    const page = await world.signIn(await world.context(), "clerk", "desk/hand-out");
    const lane = page.locator("section.lane");
    const isOn = (place) => place.evaluate((element) => element === document.activeElement);
    await until("the keys work", async () => (await lane.count()) && isOn(lane));
    await page.keyboard.press("d");
    await page.locator("dialog").waitFor();
    await page.keyboard.press("Escape");
    await until("the keys work on", () => isOn(lane));
    await held(page, "s");
    await page.getByText("跳过 1 件").waitFor();
    await page.goto(`${world.url}desk/wall`);
    const tiles = page.locator("ul.grid > li");
    await tiles.nth(2).locator("footer button").first().waitFor();
    await tiles.first().focus();
    await held(page, "2");
    await page.locator("dialog").waitFor();
    await page.keyboard.press("Escape");
    await until("the keys work on", () => isOn(tiles.first()));
    await held(page, "1");
    await until("the next is looked at", () => isOn(tiles.nth(1)));
    assert.equal(await page.locator("article.tile.pass").count(), 1);
    await page.keyboard.press("u");
    await until("it is taken back", () => isOn(tiles.first()));
    assert.equal(await page.locator("article.tile.pass").count(), 0);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });

  it("checks thirty pairs with one key each", { timeout: 300_000 }, async () => {
    const waiting = async () => (await clerk.get("api/v1/counts?noun=case&select=status%3Drectified")).count;
    const before = await waiting();
    const page = await world.signIn(await world.context(), "clerk", "desk/wall");
    const tiles = page.locator("ul.grid > li");
    await tiles.nth(29).waitFor();
    await tiles.first().locator("footer button").first().waitFor();
    await tiles.first().focus();
    for (let i = 0; i < 30; i++) {
      await page.keyboard.press("1");
      await page.waitForTimeout(50);
    }
    await until("thirty are passed", async () => before - (await waiting()) >= 30, 90_000);
    assert.equal(before - (await waiting()), 30);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });

  it("keeps verdicts that are still held when the page is left", { timeout: 120_000 }, async () => {
    const waiting = async () => (await clerk.get("api/v1/counts?noun=case&select=status%3Drectified")).count;
    const before = await waiting();
    const page = await world.signIn(await world.context(), "clerk", "desk/wall");
    const tiles = page.locator("ul.grid > li");
    await tiles.nth(1).waitFor();
    await tiles.first().locator("footer button").first().waitFor();
    await tiles.first().focus();
    for (let i = 0; i < 2; i++) {
      await page.keyboard.press("1");
      await page.waitForTimeout(100);
    }
    assert.equal(await waiting(), before, "held for ten seconds");
    await page.reload();
    await until("both are passed", async () => before - (await waiting()) === 2, 8_000);
    await page.context().close();
  });

  it("makes drafts of a text from a chat and saves them all", { timeout: 180_000 }, async () => {
    const known = new Set((await clerk.records("case", "status in reported,accepted", "&order=newest")).records.map((row) => row.record));
    const page = await world.signIn(await world.context(), "clerk", "desk/record");
    const village = (await clerk.get("api/v1/units")).units.find((one) => one.level === "village" && one.name === "青禾村");
    const text = ["今晚巡查发现：", "1. 青禾村东口垃圾未清运", "2、青禾村河边有人露天焚烧秸秆", "③ 青禾村工地裸土未覆盖"].join("\n");
    await page.locator("input[type=file]").first().setInputFiles([await photo(page, 21), await photo(page, 22), await photo(page, 23)]);
    await page.locator("section.paste img").nth(2).waitFor();
    await page.locator("section.paste textarea").fill(text);
    await page.locator("section.paste button.primary").click();
    const drafts = page.locator("article.draft");
    await drafts.nth(2).waitFor();
    assert.equal(await drafts.count(), 3);
    assert.equal(await page.locator("article.draft img").count(), 3, "a picture each");
    await page.waitForTimeout(600);
    await page.reload(); // nothing is lost
    await drafts.nth(2).waitFor();
    const whole = await page.locator("article.draft header button.button:not(.plain):enabled").count();
    assert.ok(whole >= 2, `village and category are guessed for ${whole} of 3`);
    await page.locator("section.stack > .row button.primary").click();
    const made = await until("the drafts are saved", async () => {
      const { records } = await clerk.records("case", "status in reported,accepted", "&order=newest");
      const fresh = records.filter((row) => !known.has(row.record));
      return fresh.length >= whole && fresh;
    });
    for (const row of made) {
      assert.equal(row.unit, village.unit);
      assert.equal((await clerk.get(`api/v1/records/${row.record}/files`)).files.length, 1);
    }
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });

  it("prints a case as one paper", { timeout: 60_000 }, async () => {
    const { records } = await clerk.records("case", "status=closed");
    const row = records.find((one) => one.summary.photos_before > 0 && one.summary.photos_after > 0);
    const page = await world.signIn(await world.context({ width: 794 }), "clerk", `cases/${row.record}/dossier`);
    const sheet = page.locator("main.sheet");
    await until("the code to check it by", async () => /验真码/.test(await sheet.innerText()));
    await until("its pictures", () =>
      page.evaluate(() => {
        const pictures = [...document.querySelectorAll("main.sheet img")];
        return pictures.length > 1 && pictures.every((one) => one.complete && one.naturalWidth > 0);
      }),
    );
    await page.emulateMedia({ media: "print" });
    const words = await sheet.innerText();
    assert.ok(words.includes(row.number) && words.includes(row.summary.description), words);
    assert.equal(await page.locator("main.sheet button").filter({ visible: true }).count(), 0);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "wider than the paper");
    const paper = (await page.pdf({ format: "A4", printBackground: true })).toString("latin1");
    const pages = paper.match(/\/Type\s*\/Page\b/g).length;
    assert.ok(pages >= 1 && pages <= 4, `${pages} pages`);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });

  it("prints a tally with every column, and what it is of", { timeout: 60_000 }, async () => {
    const codes = (await clerk.get("api/v1/rule-set")).quantities.slice(0, 24).map((one) => one.code);
    const page = await world.signIn(await world.context({ width: 1040 }), "clerk", `tallies?set=own&q=${codes.join(",")}`);
    await page.locator("main table.table").waitFor();
    assert.equal(await page.locator(".print-only:visible").count(), 0);
    await page.emulateMedia({ media: "print" });
    assert.match(await page.locator(".print-only:visible").innerText(), /江山路街道自选，.* 至 .*打印/);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "wider than the paper");
    const heads = page.locator("main table.table thead th");
    assert.equal(await heads.count(), codes.length + 1);
    const last = await heads.last().boundingBox();
    assert.ok(last.x + last.width <= 1040, "the last column is on the paper");
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });

  it("is told what others did, by name, and not what it did itself", { timeout: 60_000 }, async () => {
    const page = await world.signIn(await world.context(), "clerk", "ledger");
    await rowsOf(page).first().waitFor();
    const leader = await world.api("leader");
    const [theirs] = (await leader.records("case", "status in assigned,rectifying")).records;
    const [own] = (await clerk.records("case", "status=reported")).records;
    await clerk.command(own.record, { type: "accept_case" });
    await leader.command(theirs.record, { type: "instruct_case", text: "请抓紧办理" });
    const bell = page.locator("details.bell");
    await bell.locator(".count").waitFor({ timeout: 30_000 });
    await bell.locator("summary").click();
    const link = bell.locator("a", { hasText: theirs.summary.description.slice(0, 8) });
    await link.waitFor();
    assert.equal(await bell.locator("a").count(), 1);
    assert.match(await link.innerText(), /批示/);
    assert.equal(await bell.locator(".count").count(), 0, "opened, it is seen");
    await page.keyboard.press("Escape");
    assert.equal(await bell.evaluate((one) => one.open), false);
    await page.reload();
    await bell.locator("summary").click();
    await link.click();
    await until("its page", () => page.url().endsWith(`/cases/${theirs.record}`));
    assert.equal(await bell.evaluate((one) => one.open), false);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
});
