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
});
