// The phone when things go wrong: an answer that is lost, a sign-in that has ended, a server that is
// restarted or brings a new version, another person on the same phone.
import assert from "node:assert/strict";
import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { World, photo, screens, until } from "./world.mjs";

describe("the phone's queue", () => {
  let world;
  let clerk;
  let known;
  let web; // a copy of its own, so that a new version can be put there
  const reported = async () => (await clerk.records("case", "status=reported", "&order=newest")).records;
  const fresh = async () => (await reported()).filter((row) => !known.has(row.record));

  before(async () => {
    web = mkdtempSync(join(process.env.LUOSHI_E2E, "web-"));
    cpSync(screens, web, { recursive: true });
    world = await World.make({ web });
  });
  after(async () => {
    await world?.end();
    rmSync(web, { recursive: true, force: true });
  });
  beforeEach(async () => {
    clerk = await world.api("clerk");
    known = new Set((await reported()).map((row) => row.record));
  });

  async function phoneOf(name) {
    const context = await world.phone();
    const page = await world.signInPhone(context, name);
    await page.locator("nav.bar button.shoot").waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready);
    // Before the phone holds what forms need it cannot work without a network; it says when it does.
    await page.locator("nav.bar a[href$='/me']").click();
    await page.locator("p.hint", { hasText: "类别、单位、边界是最新的" }).waitFor();
    await page.goto(`${world.url}m/`);
    await page.locator("nav.bar button.shoot").waitFor();
    return { context, page };
  }

  async function drafted(page, number, tile = 0) {
    const camera = page.waitForEvent("filechooser");
    await page.locator("nav.bar button.shoot").click();
    await (await camera).setFiles(await photo(page, number));
    await page.locator("button.tile").nth(tile).click();
    await until("the photo is taken", () => page.locator(".save button").isEnabled());
    return new URL(page.url()).searchParams.get("draft");
  }
  async function record(page, number) {
    await drafted(page, number);
    await page.locator(".save button").click();
    await page.locator("p.saved").waitFor();
  }
  // Without loading the page anew, as somebody does who hands the phone over.
  async function handOver(page, name) {
    await page.locator("nav.bar a[href$='/me']").click();
    await page.locator("button.danger", { hasText: "退出登录" }).click();
    await world.enter(page, name);
    await page.locator("nav.bar").waitFor();
  }

  it("needs no second visit to work without a network", { timeout: 180_000 }, async () => {
    const context = await world.phone();
    const page = await world.signInPhone(context, "grid");
    await page.locator("nav.bar a[href$='/me']").click();
    await page.locator("p.hint", { hasText: "可以离线打开" }).waitFor({ timeout: 60_000 });
    await page.locator("p.hint", { hasText: "类别、单位、边界是最新的" }).waitFor();
    await context.setOffline(true);
    await page.locator("nav.bar a[href$='/map']").click();
    await page.locator("main", { hasText: "地图还没有存到这部手机上" }).waitFor();
    await page.locator("button", { hasText: "我的位置" }).click();
    await page.locator("main", { hasText: "附近的问题联网后列出" }).waitFor();
    await page.locator("nav.bar a[href$='/tasks']").click();
    await page.locator("main a[href$='/daily']").click();
    await page.locator("main form .stepper").first().waitFor();
    await record(page, 10);
    await page.locator(".strips", { hasText: "待上传" }).click();
    await page.locator("article.row-card").first().waitFor();
    assert.equal(await page.locator("main .problem").count(), 0);
    await context.setOffline(false);
    await until("it arrived", async () => (await fresh()).length === 1);
    assert.deepEqual(page.problems, []);
    await context.close();
  });

  it("keeps whom to call about a task, where there is no network", { timeout: 180_000 }, async () => {
    const { context, page } = await phoneOf("secretary");
    await page.goto(`${world.url}m/tasks`);
    await page.locator("a[href*='/tasks/']").first().click();
    const calls = page.locator("main a[href^='tel:']");
    await calls.first().waitFor();
    const names = await calls.allTextContents();
    assert.ok(names.some((one) => one.includes("攻坚办")), names.join());
    await context.setOffline(true);
    await page.reload();
    await calls.first().waitFor();
    assert.deepEqual(await calls.allTextContents(), names);
    await context.close();
  });

  it("sends again after a lost answer, and the record is there once", { timeout: 180_000 }, async () => {
    const { context, page } = await phoneOf("grid");
    let lost = 0;
    // The server has taken it; the phone never hears so.
    await page.route("**/api/v1/commands", async (route) => {
      if (lost++ > 0) return route.continue();
      await route.fetch();
      return route.abort("connectionreset");
    });
    await record(page, 11);
    await until("it was sent twice", () => lost >= 2);
    await until("it arrived", async () => (await fresh()).length >= 1);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    assert.equal((await fresh()).length, 1);
    await context.close();
  });

  it("keeps the queue when the sign-in has ended, and sends it after the next", { timeout: 180_000 }, async () => {
    const { context, page } = await phoneOf("grid");
    await context.setOffline(true);
    await record(page, 12);
    await context.clearCookies();
    await context.setOffline(false);
    await page.locator(".strips .danger").waitFor({ timeout: 60_000 });
    assert.deepEqual(await fresh(), []);
    await page.goto(`${world.url}m/sign-in`);
    await world.enter(page, "grid");
    await until("it arrived", async () => (await fresh()).length === 1);
    await context.close();
  });

  it("shows and sends nothing of somebody else", { timeout: 180_000 }, async () => {
    const { context, page } = await phoneOf("grid");
    await context.setOffline(true);
    await record(page, 13);
    await context.clearCookies();
    await context.setOffline(false);
    await page.goto(`${world.url}m/sign-in`);
    await world.enter(page, "secretary");
    await page.locator("nav.bar").waitFor();
    await page.goto(`${world.url}m/queue`);
    await page.locator("h1").waitFor();
    assert.equal(await page.locator("article.row-card").count(), 0);
    await new Promise((resolve) => setTimeout(resolve, 5000));
    assert.deepEqual(await fresh(), []);
    await context.clearCookies();
    await page.goto(`${world.url}m/sign-in`);
    await world.enter(page, "grid");
    await until("it arrived with its own sender", async () => (await fresh()).length === 1);
    await context.close();
  });

  it("gives nobody the draft of somebody else", { timeout: 180_000 }, async () => {
    const { context, page } = await phoneOf("grid");
    const draft = await drafted(page, 16);
    await handOver(page, "secretary");
    await page.goBack(); // to the report that the other one left open
    await until("a report of one's own", () => {
      const now = new URL(page.url()).searchParams.get("draft");
      return now && now !== draft;
    });
    await page.locator("button.tile").first().waitFor();
    assert.equal(await page.locator("button.tile[aria-pressed=true]").count(), 0);
    assert.equal(await page.locator("ul.photos li").count(), 0);
    await handOver(page, "grid");
    await page.locator("nav.bar a[href$='/me']").click();
    await page.locator("main a[href$='/queue']").click();
    await page.locator("a.draft").first().click();
    await page.locator("button.tile[aria-pressed=true]").waitFor();
    await page.locator("ul.photos img").waitFor();
    await page.locator(".save button").click();
    await page.locator("p.saved").waitFor();
    const [row] = await until("it arrived", async () => {
      const rows = await fresh();
      return rows.length > 0 && rows;
    });
    assert.equal((await clerk.get(`api/v1/records/${row.record}/files`)).files.length, 1);
    assert.deepEqual(page.problems, []);
    await context.close();
  });

  it("ends the session on the server after a sign-out without a network", { timeout: 120_000 }, async () => {
    const { context, page } = await phoneOf("grid");
    await page.locator("nav.bar a[href$='/me']").click();
    await context.setOffline(true);
    await page.locator("button.danger", { hasText: "退出登录" }).click();
    await page.locator("input[name=name]").waitFor();
    await context.setOffline(false);
    const status = () => page.evaluate(async (url) => (await fetch(url)).status, `${world.url}api/v1/session`);
    await until("nobody is signed in", async () => (await status()) === 401);
    await world.enter(page, "secretary");
    await page.locator("nav.bar").waitFor();
    assert.deepEqual(page.problems, []);
    await context.close();
  });

  it("adds the photo to a problem near by that is the same", { timeout: 180_000 }, async () => {
    const { context, page } = await phoneOf("grid");
    await record(page, 17);
    await until("it arrived", async () => (await fresh()).length === 1);
    await drafted(page, 18);
    const hint = page.locator("section.hint-box");
    await hint.waitFor();
    const sent = page.waitForRequest((request) => /records\/[^/]+\/commands$/.test(request.url()));
    await hint.locator("button.primary").first().click();
    const { type } = (await sent).postDataJSON();
    const record17 = /records\/([^/]+)\/commands/.exec((await sent).url())[1];
    assert.equal(type, "add_evidence");
    await page.locator("p.saved").waitFor();
    await until("the photo is there", async () =>
      (await clerk.get(`api/v1/records/${record17}/files`)).files.length >= 2,
    );
    assert.equal((await fresh()).length, 1, "no second problem");
    assert.equal(await page.locator("ul.photos li").count(), 0, "the draft has ended");
    await context.close();
  });

  it("keeps an open draft over a new version of the app", { timeout: 180_000 }, async () => {
    const { context, page } = await phoneOf("grid");
    const draft = await drafted(page, 19, 1);
    await page.locator("main textarea").first().fill("路边一堆旧家具");
    await world.stop();
    appendFileSync(join(web, "m/sw.js"), "// the next version\n");
    for (const packed of ["gz", "br"]) rmSync(join(web, `m/sw.js.${packed}`), { force: true });
    await world.start();
    clerk = await world.api("clerk");
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
    const loaded = page.waitForEvent("load");
    await page.locator(".strip button").click();
    await loaded;
    await page.locator("button.tile[aria-pressed=true]").waitFor();
    await page.locator("ul.photos img").waitFor();
    assert.equal(await page.locator("main textarea").first().inputValue(), "路边一堆旧家具");
    assert.equal(new URL(page.url()).searchParams.get("draft"), draft);
    assert.deepEqual(page.problems, []);
    await context.close();
  });

  it("speaks English without a network too", { timeout: 120_000 }, async () => {
    const { context, page } = await phoneOf("grid");
    await context.setOffline(true);
    await page.locator("nav.bar a[href$='/me']").click();
    await page.locator("button", { hasText: "English" }).click();
    await until("English", async () => (await page.locator("main h1").innerText()) === "Me");
    await context.close();
  });

  it("says so when the browser keeps nothing", { timeout: 60_000 }, async () => {
    const context = await world.phone();
    await context.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("denied", "SecurityError");
      };
    });
    const page = await context.newPage();
    await page.goto(`${world.url}m/`);
    await page.locator("main[role=alert] h1").waitFor();
    assert.match(await page.locator("main").innerText(), /denied/);
    await context.close();
  });

  it("outlives a restart of the server halfway", { timeout: 180_000 }, async () => {
    const { context, page } = await phoneOf("grid");
    await world.stop("SIGKILL");
    await record(page, 14);
    await world.start();
    clerk = await world.api("clerk");
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await until("it arrived", async () => (await fresh()).length === 1, 90_000);
    await context.close();
  });

  it("keeps a draft over a reload", { timeout: 120_000 }, async () => {
    const { context, page } = await phoneOf("grid");
    const camera = page.waitForEvent("filechooser");
    await page.locator("nav.bar button.shoot").click();
    await (await camera).setFiles(await photo(page, 15));
    await page.locator("button.tile").nth(1).click();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await page.reload();
    await page.locator("button.tile[aria-pressed=true]").waitFor();
    await until("the photo is back", () => page.locator(".save button").isEnabled());
    await context.close();
  });
});

describe("an address without encryption", () => {
  let world;
  before(async () => {
    world = await World.make({ args: ["--host-resolver-rules=MAP insecure.example 127.0.0.1"], plain: true });
  });
  after(() => world?.end());

  it("is refused loudly, with the way out", { timeout: 60_000 }, async () => {
    const page = await (await world.phone()).newPage();
    await page.goto(`http://insecure.example:${world.port}/m/`);
    const alert = page.locator("[role=alert]");
    await alert.waitFor();
    assert.match(await alert.innerText(), /https/);
    assert.equal(await page.locator("input").count(), 0);
  });
});
