// The phone when things go wrong: an answer that is lost, a sign-in that has ended, a server that is
// restarted, another person on the same phone.
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { World, photo, until } from "./world.mjs";

describe("the phone's queue", () => {
  let world;
  let clerk;
  let known;
  const reported = async () => (await clerk.records("case", "status=reported", "&order=newest")).records;
  const fresh = async () => (await reported()).filter((row) => !known.has(row.record));

  before(async () => {
    world = await World.make();
  });
  after(() => world?.end());
  beforeEach(async () => {
    clerk = await world.api("clerk");
    known = new Set((await reported()).map((row) => row.record));
  });

  async function phoneOf(name) {
    const context = await world.phone();
    const page = await context.newPage();
    await page.goto(`${world.url}m/`);
    await world.enter(page, name);
    await page.locator("nav.bar button.shoot").waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    await page.locator("nav.bar button.shoot").waitFor();
    return { context, page };
  }

  async function record(page, number) {
    const camera = page.waitForEvent("filechooser");
    await page.locator("nav.bar button.shoot").click();
    await (await camera).setFiles(await photo(page, number));
    await page.locator("button.tile").first().click();
    const save = page.locator(".save button");
    await until("the photo is taken", () => save.isEnabled());
    await save.click();
    await page.locator("p.saved").waitFor();
  }

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
