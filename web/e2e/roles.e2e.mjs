// Every kind of user opens every page of the own menu: nothing is refused there, no script fails,
// and the village sees nothing of another village.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { World } from "./world.mjs";

describe("the menu of each role", () => {
  let world;
  before(async () => {
    world = await World.make();
  });
  after(() => world?.end());

  for (const name of ["secretary", "clerk", "leader", "inspector", "department", "district", "admin", "guest"])
    it(`leads ${name} to nothing that is refused`, { timeout: 240_000 }, async () => {
      const page = await world.signIn(await world.context(), name);
      const links = page.locator("nav.menu a");
      await links.first().waitFor();
      const faults = [];
      for (let at = 0; at < (await links.count()); at++) {
        await links.nth(at).click();
        await page.waitForTimeout(500);
        const where = new URL(page.url()).pathname;
        for (const text of await page.locator("main [role=alert]").allTextContents()) faults.push(`${where}: ${text}`);
        if ((await page.locator("main h1:visible").count()) !== 1) faults.push(`${where}: no h1`);
      }
      faults.push(...page.problems);
      await page.context().close();
      assert.deepEqual(faults, []);
    });

  it("shows a village its own cases only", { timeout: 60_000 }, async () => {
    const secretary = await world.api("secretary");
    const clerk = await world.api("clerk");
    const { unit } = secretary.session;
    const count = async (api, select) => (await api.get(`api/v1/counts?noun=case&select=${encodeURIComponent(select)}`)).count;
    const page = await world.signIn(await world.context(), "secretary", "ledger");
    await page.locator("main table.table tbody tr").first().waitFor();
    const within = await count(clerk, `unit within ${unit}`);
    assert.ok(within > 0 && within < (await count(clerk, "")), "there are others");
    assert.equal(await count(secretary, ""), within);
    assert.equal(await page.getByText("柳溪村", { exact: true }).count(), 0);
    await page.context().close();
  });

  it("says of no unit out of reach that its plan or its people are missing", { timeout: 60_000 }, async () => {
    const page = await world.signIn(await world.context(), "clerk", "house/plans");
    const units = page.locator("main tbody th");
    await units.first().waitFor();
    assert.deepEqual(await units.allTextContents(), ["江山路街道"]);
    await page.goto(`${world.url}house/gaps`);
    await units.first().waitFor();
    const missing = await units.allTextContents();
    assert.ok(missing.includes("柳溪村"), missing.join(" ")); // measured by its neighbours, not by villages out of sight
    assert.ok(!missing.includes("星野村"), missing.join(" "));
    await page.context().close();
  });

  it("tells a grid worker of a daily line that may not be seen", { timeout: 120_000 }, async () => {
    const { session } = await world.api("grid");
    const clerk = await world.api("clerk");
    const day = new Date(Date.now() + 8 * 3600_000 - 60 * 86_400_000).toISOString().slice(0, 10);
    const amounts = [{ amounts: [{ quantity: "people", amount: 11 }] }];
    const activity = { kind: "daily_turnout", day, units: [session.unit], nothing_today: false, amounts };
    await clerk.command(null, { type: "record_activity", activity });
    const page = await world.signIn(await world.context(), "grid", `daily?day=${day}`);
    await page.getByText("这一天已有人报过").waitFor();
    assert.equal(await page.locator("section.card form").count(), 0);
    await page.goto(`${world.url}daily/grid?day=${day}`);
    await page.locator("tbody tr", { hasText: "已有人报过" }).waitFor();
    assert.deepEqual(page.problems, []);
  });

  it("lets a reader look at the grid of daily lines only, with labels on a phone and none of the last figures on paper", { timeout: 120_000 }, async () => {
    const reader = await world.signIn(await world.context(), "guest", "daily/grid");
    await reader.getByText("这里只能看").waitFor();
    assert.equal(await reader.locator("tbody input:enabled").count(), 0);
    const page = await world.signIn(await world.context({ width: 390 }), "clerk", "daily/grid");
    await page.locator("tbody tr").first().waitFor();
    const label = (of) => page.locator(of).first().evaluate((one) => getComputedStyle(one, "::before").content);
    assert.match(await label("tbody td.number"), /出动人次/);
    assert.match(await label("tfoot td.number"), /出动人次/);
    await page.emulateMedia({ media: "print" });
    const ink = await page.locator(".cell").first().evaluate((one) => getComputedStyle(one, "::placeholder").color);
    assert.equal(ink, "rgba(0, 0, 0, 0)");
  });
});
