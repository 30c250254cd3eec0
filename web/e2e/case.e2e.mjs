// One case on its page: what its village asks for is answered by those above it.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { World, photo, until } from "./world.mjs";

describe("the page of a case", () => {
  let world;
  let clerk;
  before(async () => {
    world = await World.make();
    clerk = await world.api("clerk");
  });
  after(() => world?.end());

  const asked = async (record) =>
    (await clerk.records("request", "status=asked", "&order=newest")).records.filter((row) => row.summary.about === record);

  it("takes a request of the village, and the answer of who decides it", { timeout: 120_000 }, async () => {
    const secretary = await world.api("secretary");
    const [row] = (await secretary.records("case", "status=rectifying")).records;
    const page = await world.signIn(await world.context(), "secretary", `cases/${row.record}`);
    await page.locator(".more summary").click();
    await page.getByRole("button", { name: "延期申请" }).click();
    const form = page.locator("dialog form.offer");
    await form.locator("[data-path=reason] textarea").fill("连日降雨，机械进不了场");
    await form.locator("[data-path=extension] select").selectOption("@words");
    await form.locator("[data-path=extension] input").fill("3天");
    await form.locator("button.primary").click();
    const [request] = await until("it is asked", async () => {
      const found = await asked(row.record);
      return found.length > 0 && found;
    });
    await page.locator("dialog").waitFor({ state: "detached" });
    await page.locator(".request").getByText("连日降雨").waitFor();

    const leader = await world.signIn(await world.context(), "leader", `cases/${row.record}`);
    await leader.locator(".request").getByText("连日降雨").waitFor();
    await leader.locator(".request button").first().click();
    for (const words of ["延长 3 天", "连日降雨"]) await leader.locator("dialog").getByText(words).waitFor();
    await leader.locator("dialog").getByText("同意", { exact: true }).click();
    await leader.locator("dialog button.primary").click();
    await until("it is granted", async () => (await clerk.get(`api/v1/records/${request.record}`)).row.status === "granted");
    await page.locator(".request .tag.good").waitFor();
    for (const one of [page, leader]) {
      assert.deepEqual(one.problems, []);
      await one.context().close();
    }
  });

  it("names the original of a duplicate, and the original its duplicates", { timeout: 120_000 }, async () => {
    const [row] = (await clerk.records("case", "status=reported")).records;
    const page = await world.signIn(await world.context(), "clerk", `cases/${row.record}`);
    await page.locator(".more summary").click();
    await page.getByRole("button", { name: "不予受理" }).click();
    const form = page.locator("dialog form.offer");
    await form.getByText("重复", { exact: true }).click();
    await form.locator("[data-path=note] textarea").fill("同一处，前几天报过");
    await form.locator("[data-path=duplicate_of] input").click();
    const offered = form.locator("[data-path=duplicate_of] [role=option]");
    await offered.first().waitFor();
    const texts = await offered.allTextContents();
    assert.ok(texts.length > 1 && texts.every((text) => !text.includes(row.summary.description)), "not itself");
    await offered.first().click();
    await form.locator("button.primary").click();
    const original = page.locator(".plain a[href*='/cases/']").first();
    await original.click();
    await page.getByText("与它重复").waitFor();
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });

  it("leaves without names of persons, whoever sends it", { timeout: 120_000 }, async () => {
    const unit = (await world.api("secretary")).session.unit;
    const facts = { sort: "problem", degree: "ordinary", urgency: "ordinary", source: "patrol", category: "06001", description: "赵例甲家门口垃圾，过路例说的", unit, finder_named: "过路例" };
    facts.found_at = new Date(Date.now() - 60_000).toISOString();
    facts.no_photo_reason = "下雨";
    const { record } = await clerk.command(null, { type: "report_case", facts });
    const page = await world.signIn(await world.context(), "clerk", `cases/${record}`);
    await page.getByRole("button", { name: "分享" }).click();
    await page.getByRole("button", { name: "复制文字" }).click();
    const text = await page.locator("dialog textarea").inputValue();
    assert.ok(text.includes("赵某某家门口垃圾，过某某说的"), text);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });

  it("takes an instruction with the picture of the written note", { timeout: 120_000 }, async () => {
    const [row] = (await clerk.records("case", "status=rectifying")).records;
    const page = await world.signIn(await world.context(), "leader", `cases/${row.record}`);
    await page.getByRole("button", { name: "批示", exact: true }).click();
    const form = page.locator("dialog form.offer");
    await form.locator("[data-path=text] textarea").fill("三日内办结");
    await form.locator("[data-path=note] input[type=file]").last().setInputFiles(await photo(page, 3));
    await form.locator("[data-path=note] .pictures li").waitFor();
    assert.equal(await form.locator("[data-path=note] input[type=file]").count(), 0, "one picture and no more");
    await form.locator("button.primary").click();
    await page.locator("dialog").waitFor({ state: "detached" });
    const { state } = await clerk.get(`api/v1/records/${row.record}`);
    const said = state.instructions.at(-1);
    assert.equal(said.text, "三日内办结");
    assert.match(said.note.file, /^[0-9a-f]{64}$/);
    assert.deepEqual(page.problems, []);
    await page.context().close();
  });
});
