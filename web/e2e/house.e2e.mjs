// Keeping the house: what an office sets, gives and takes back is still so after a reload.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { World, until } from "./world.mjs";

describe("the office keeps", () => {
  let world;
  let page;
  before(async () => {
    world = await World.make();
    page = await world.signIn(await world.context(), "admin");
  });
  after(async () => {
    await page?.context().close();
    await world?.end();
  });

  const open = async (path) => {
    await page.goto(`${world.url}house/${path}`);
    await page.locator("main h1").waitFor();
  };
  const refusals = () => page.locator("[role=alert]:visible").allTextContents();
  const says = (text) => page.getByText(text, { exact: true }).first().waitFor({ timeout: 20_000 });
  const row = (text) => page.locator("main table tbody tr", { hasText: text });
  // Answers what stands beside it.
  const choosePost = async (legend, words) => {
    const picker = page.locator("dialog fieldset.picker", { hasText: legend });
    await picker.locator("input[type=search]").fill(words);
    const first = picker.locator("ul button.button:not(.plain)").first();
    const label = (await first.textContent()).trim();
    await first.click();
    return label;
  };

  it("its settings: a name and a switch", { timeout: 60_000 }, async () => {
    await open("settings");
    const ranking = page.getByRole("checkbox", { name: /按村、部门排名/ });
    await ranking.check();
    await page.getByLabel(/本系统的名称/).fill("江山路攻坚平台");
    await page.getByRole("button", { name: "保存" }).click();
    await says("已保存。");
    assert.deepEqual((await refusals()).filter(Boolean), []);
    await page.reload();
    await ranking.waitFor();
    assert.equal(await ranking.isChecked(), true);
    assert.equal(await page.getByLabel(/本系统的名称/).inputValue(), "江山路攻坚平台");
    await page.locator("header .brand", { hasText: "江山路攻坚平台" }).waitFor();
    assert.match(await page.title(), /设置 · 江山路攻坚平台/);
    await page.getByLabel(/本系统的名称/).fill("长".repeat(201));
    await page.getByRole("button", { name: "保存" }).click();
    await page.locator("label", { hasText: "本系统的名称" }).getByText(/最多约 200 个汉字/).waitFor();
  });

  it("what two change in the settings at once, asking where it is the same", { timeout: 60_000 }, async () => {
    const other = await world.signIn(await world.context(), "admin", "house/settings");
    await open("settings");
    await page.getByLabel(/意见反馈还可以找谁/).waitFor();
    await other.getByLabel(/本系统的名称/).fill("别人起的名");
    await other.getByLabel(/意见反馈还可以找谁/).fill("0371-12345");
    await other.getByRole("button", { name: "保存" }).click();
    await other.getByText("已保存。").waitFor();
    await page.getByRole("checkbox", { name: /按村、部门排名/ }).uncheck();
    await page.getByLabel(/本系统的名称/).fill("我起的名");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("用我的：我起的名").click();
    await page.getByRole("button", { name: "保存" }).click();
    await says("已保存。");
    await page.reload();
    await page.getByLabel(/本系统的名称/).waitFor();
    assert.equal(await page.getByLabel(/本系统的名称/).inputValue(), "我起的名");
    assert.equal(await page.getByLabel(/意见反馈还可以找谁/).inputValue(), "0371-12345");
    await other.context().close();
  });

  it("its base map: what does not come is said, and keeps nobody from going near", { timeout: 120_000 }, async () => {
    const tile = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
    const servers = new Set();
    let isThere = false;
    await page.route("https://*.tiles.test/**", (route) => {
      servers.add(new URL(route.request().url()).hostname.split(".")[0]);
      return isThere ? route.fulfill({ contentType: "image/png", body: tile }) : route.abort();
    });
    await open("settings");
    await page.getByLabel("来源").selectOption("xyz");
    await page.getByRole("textbox", { name: /瓦片地址/ }).fill("https://t{0-3}.tiles.test/{z}/{x}/{y}.png?tk={tk}");
    await page.getByText("{tk} 没有值可填").waitFor();
    await page.getByRole("textbox", { name: /瓦片地址/ }).fill("https://t{0-3}.tiles.test/{z}/{x}/{y}.png");
    await page.getByLabel("最大级别").fill("12");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("底图刷新页面后生效。").waitFor();
    await page.getByRole("button", { name: "刷新页面" }).click();
    const missing = page.getByText("底图没有取到，界线和点照常。");
    await missing.waitFor({ timeout: 30_000 });
    assert.ok(servers.size > 1 && [...servers].every((one) => /^t[0-3]$/.test(one)), [...servers].join());
    isThere = true;
    await page.getByRole("button", { name: "放大" }).click();
    await missing.waitFor({ state: "detached" });

    await page.goto(`${world.url}map`);
    let isAsked = false; // for single cases, when near enough
    page.waitForRequest(/api\/v1\/map\?/, { timeout: 60_000 }).then(
      () => (isAsked = true),
      () => undefined,
    );
    await until("single cases are asked for", async () => {
      if (!isAsked) await page.getByRole("button", { name: "放大" }).click();
      return isAsked;
    });
    await open("settings");
    await page.getByLabel("来源").selectOption("none");
    await page.getByRole("button", { name: "保存" }).click();
    await says("已保存。");
    await page.unroute("https://*.tiles.test/**");
  });

  it("accounts: made, stopped, opened again, given a slip", { timeout: 90_000 }, async () => {
    await open("accounts");
    await page.getByRole("button", { name: "新账号" }).click();
    await page.locator("dialog input").first().fill("newcomer");
    await choosePost("岗位", "荷塘村");
    await page.locator("dialog").getByRole("button", { name: "保存" }).click();
    const dialog = page.locator("dialog[aria-label=newcomer]"); // opens by itself: a slip comes next
    await dialog.getByRole("button", { name: "停用" }).click();
    assert.equal(await dialog.getByRole("button", { name: "解锁" }).count(), 0); // asked first
    await dialog.getByRole("button", { name: "确定停用" }).click();
    await says("已停用，这个账号的登录都已结束。");
    await dialog.getByRole("button", { name: "解锁" }).click();
    await says("已解锁。");
    await dialog.getByRole("button", { name: /^发二维码/ }).click();
    await dialog.locator("svg[role=img], svg path").first().waitFor();
    await dialog.getByRole("button", { name: "注销全部手机" }).click();
    await dialog.getByRole("button", { name: "确定注销" }).click();
    await says("全部手机已注销。");
    assert.deepEqual((await refusals()).filter(Boolean), []);
  });

  it("a new account signs in at the console with the password of its link", { timeout: 90_000 }, async () => {
    await open("accounts?account=");
    await row("newcomer").getByRole("button", { name: /管理/ }).click();
    const dialog = page.locator("dialog[aria-label=newcomer]");
    await dialog.getByRole("button", { name: "发口令链接（电脑）" }).click();
    const link = (await dialog.locator(".slip .address").textContent()).trim();
    const own = await (await world.context()).newPage();
    await own.goto(link);
    await own.getByText("登录名：newcomer").waitFor();
    assert.equal(new URL(own.url()).hash, "");
    await own.fill("input[name=new]", "tooshort");
    await own.fill("input[name=again]", "tooshort");
    await own.getByRole("button", { name: "设好口令" }).click();
    await own.getByRole("alert").filter({ hasText: "口令须含" }).waitFor();
    await own.fill("input[name=new]", "Newcomer-2026");
    await own.fill("input[name=again]", "Newcomer-2026");
    await own.getByRole("button", { name: "设好口令" }).click();
    await own.getByRole("link", { name: "登录" }).click();
    assert.equal(await own.inputValue("input[name=name]"), "newcomer");
    await own.fill("input[name=password]", "Newcomer-2026");
    await own.click("form button.primary");
    await own.waitForSelector("main#main");
    await own.goto(`${world.url}account`);
    await own.getByRole("main").getByRole("link", { name: "修改口令" }).click();
    assert.equal(await own.getByText(/一次性/).count(), 0);
    const change = async (old) => {
      await own.getByLabel("原口令").fill(old);
      await own.getByLabel("新口令", { exact: true }).fill("Newcomer-2027");
      await own.getByLabel("再输一遍新口令").fill("Newcomer-2027");
      await own.getByRole("button", { name: "修改口令" }).click();
    };
    await change("Newcomer-2025");
    await own.getByText(/原口令不对/).waitFor();
    await change("Newcomer-2026");
    await own.getByText(/口令已修改/).waitFor();
    await own.getByRole("button", { name: "返回" }).click();
    await own.getByRole("heading", { name: "我的账号" }).waitFor();
    await own.context().close();
    await open("accounts");
    await row("newcomer").getByText("可用").waitFor();
  });

  it("who acts for whom: given and taken back", { timeout: 60_000 }, async () => {
    await open("delegations");
    await page.getByRole("button", { name: "新代办" }).click();
    await choosePost("由谁代办", "柳溪村"); // the own post is there already
    const days = page.locator("dialog input[type=date]");
    const today = new Date().toISOString().slice(0, 10);
    await days.nth(0).fill(today);
    await days.nth(1).fill(new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10));
    await page.locator("dialog").getByRole("button", { name: "保存" }).click();
    await row("柳溪村").getByRole("button", { name: "收回" }).click();
    await says("现在没有代办。");
    assert.deepEqual((await refusals()).filter(Boolean), []);
  });

  it("what people say of it", { timeout: 60_000 }, async () => {
    await page.goto(`${world.url}feedback`);
    await page.locator("main textarea").fill("夜里看不清按钮");
    await page.getByRole("button", { name: "提交" }).click();
    await says("收到，谢谢。");
    await open("feedback");
    await page.getByText("夜里看不清按钮").waitFor();
  });

  it("boundaries: another file is looked at, refused or taken", { timeout: 60_000 }, async () => {
    await open("units?boundaries=open");
    const file = (collection) => ({
      name: "areas.geojson",
      mimeType: "application/geo+json",
      buffer: Buffer.from(JSON.stringify(collection)),
    });
    const old = await page.evaluate(async () => (await fetch("api/v1/boundaries")).json());
    const input = page.locator("main input[type=file]");
    await input.setInputFiles(file({ ...old, features: [{ ...old.features[0], properties: { code: "nowhere" } }] }));
    await page.getByRole("button", { name: "换掉现有界线" }).click();
    await page.getByRole("alert").first().waitFor();
    await input.setInputFiles(file({ ...old, features: old.features.slice(0, 1) }));
    await page.getByText(/有 1 块，1 个单位有界线/).waitFor();
    await page.getByRole("button", { name: "换掉现有界线" }).click();
    await says("界线已换好。");
    await page.getByText(/个单位中有 1 个有界线/).waitFor();
  });

  it("the tree of units shows the one that a link opens", { timeout: 60_000 }, async () => {
    const last = await page.evaluate(async () => (await (await fetch("api/v1/units")).json()).units.at(-1).unit);
    await open(`units?unit=${last}`);
    const chosen = page.locator("main [aria-current=true].name");
    await chosen.waitFor();
    const [tree, row] = [await page.locator("main .tree").boundingBox(), await chosen.boundingBox()];
    assert.ok(row.y >= tree.y && row.y + row.height <= tree.y + tree.height);
  });

  it("the course of a person, found by name", { timeout: 60_000 }, async () => {
    await open("people");
    const name = (await page.locator("main tbody th[scope=row]", { hasText: "样" }).first().textContent()).trim();
    await open("audit?noun=person");
    await page.getByLabel(/编号、代码、名称/).fill(name);
    await page.getByLabel(/编号、代码、名称/).press("Enter");
    await page.getByRole("button", { name: new RegExp(name) }).first().click();
    await page.locator("main ol.course li").first().waitFor();
  });

  it("a backup", { timeout: 90_000 }, async () => {
    await open("storage");
    await page.getByRole("button", { name: "现在备份" }).click();
    await page.locator("main ul.plain li code").first().waitFor({ timeout: 60_000 });
    assert.deepEqual((await refusals()).filter(Boolean), []);
  });

  it("its rules: a name changed, checked, published and in force", { timeout: 120_000 }, async () => {
    const office = await world.signIn(await world.context(), "district", "house/rules");
    await office.getByLabel("哪张表").selectOption("quantities");
    await office.locator("main table.rules tbody tr").first().getByRole("button", { name: /^(编辑|修改)/ }).click();
    const name = office.locator("dialog label", { hasText: /^\s*名称/ }).locator("input");
    await name.fill("出动人员");
    await office.getByRole("button", { name: "记下改动" }).click();
    await office.getByRole("link", { name: /去检查和发布/ }).click();
    await office.getByLabel(/新版本的名称/).fill("试改一版");
    await office.getByRole("button", { name: "检查这些改动" }).click();
    await office.getByRole("checkbox", { name: /我已看过/ }).check({ timeout: 60_000 });
    await office.getByRole("button", { name: "发布" }).click();
    await office.getByText(/版本 试改一版 已发布/).waitFor({ timeout: 60_000 });
    await office.goto(`${world.url}numbers`);
    await office.locator("main select option", { hasText: "出动人员" }).first().waitFor({ state: "attached" });
    assert.deepEqual(office.problems, []);
    await office.context().close();
  });

  // A workbook of rules as somebody else would have changed it: the first row of the quantities.
  const workbook = async (office, name, version) => {
    const base64 = await office.evaluate(
      async ([wanted, called]) => {
        const { csrf } = await (await fetch("api/v1/session")).json();
        const { tables } = await (await fetch("api/v1/rule-set/tables")).json();
        const change = (table, key, which, value) => {
          const { columns, rows } = tables.find((one) => one.name === table);
          const at = columns.findIndex((one) => one.key === key);
          const before = rows.find(which);
          return { table, before, after: before.map((cell, column) => (column === at ? value : cell)) };
        };
        const changes = [
          change("quantities", "name_zh", () => true, wanted),
          change("settings", "value", (row) => row[0] === "pack.version", called),
        ];
        const answer = await fetch("api/v1/rule-set/draft", {
          method: "POST",
          headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf },
          body: JSON.stringify({ changes }),
        });
        const bytes = new Uint8Array(await answer.arrayBuffer());
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
      },
      [name, version],
    );
    const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    return { name: "rules.xlsx", mimeType, buffer: Buffer.from(base64, "base64") };
  };

  it("rows changed here outlast another publication and are changed anew", { timeout: 120_000 }, async () => {
    const office = await world.signIn(await world.context(), "district", "house/rules?table=quantities");
    await office.locator("main table.rules tbody tr").first().getByRole("button", { name: /^修改/ }).click();
    await office.locator("dialog label", { hasText: /^\s*名称/ }).locator("input").fill("出动人数");
    await office.getByRole("button", { name: "记下改动" }).click();
    await office.getByRole("link", { name: /去检查和发布/ }).click();
    const publish = async () => {
      await office.getByRole("checkbox", { name: /我已看过/ }).check({ timeout: 60_000 });
      await office.getByRole("button", { name: "发布" }).click();
    };
    await office.setInputFiles("main input[type=file]", await workbook(office, "出动人员（别人）", "别人的一版"));
    await publish();
    await office.getByText(/1 行不在这次发布里/).waitFor({ timeout: 60_000 });
    await office.getByText("别人已发布了这一行的新内容").waitFor();
    await office.getByRole("button", { name: "按现在的行重改" }).click();
    await office.getByRole("button", { name: "记下改动" }).click();
    await office.getByLabel(/新版本的名称/).fill("又改一版");
    await office.getByRole("button", { name: "检查这些改动" }).click();
    await publish();
    await office.getByText(/版本 又改一版 已发布/).waitFor({ timeout: 60_000 });
    assert.equal(await office.getByText("在网页上改的行").count(), 0);
    assert.deepEqual(office.problems, []);
    await office.context().close();
  });

  // A form of the office, with what must be filled in and nothing else.
  const record = async (office, path, button, fill) => {
    await office.goto(`${world.url}house/${path}`);
    await office.getByRole("button", { name: button }).click();
    const form = office.locator("dialog form");
    await fill(form, async (name, words) => {
      const box = form.getByRole("combobox", { name }).first();
      await box.click();
      await box.pressSequentially(words);
      await form.locator("[role=option]:visible").first().click();
    });
    await form.getByRole("button", { name: "保存" }).click();
    await form.waitFor({ state: "detached" });
  };
  const isListed = async (office, words) => {
    await office.getByLabel(/找/).first().fill(words);
    await office.locator("main table tbody tr", { hasText: words }).first().waitFor();
  };

  it("its units, persons and sites, without what may stay empty", { timeout: 90_000 }, async () => {
    const office = await world.signIn(await world.context(), "district");
    await record(office, "sites", "新点位", async (form, choose) => {
      await form.getByLabel(/^名称/).fill("新增示例洗车场");
      await choose(/^点位种类/, "工地");
      await choose(/^属地/, "荷塘");
    });
    await isListed(office, "新增示例洗车场");
    await record(office, "people", "新人员", (form) => form.getByLabel(/^姓名/).fill("例新人"));
    await record(office, "units", "新单位", async (form, choose) => {
      await form.getByLabel(/^名称/).fill("示例新村");
      await form.getByLabel(/^代码/).fill("410108003999");
      await choose(/^层级|^级别/, "村");
      await choose(/^上级/, "江山路街道");
    });
    await office.getByText("示例新村").first().waitFor();
    // Nobody is responsible in it, until it is closed.
    const district = await world.api("district");
    const { unit, code, name, level, parent } = (await district.get("api/v1/units")).units.find((one) => one.name === "示例新村");
    const gap = office.locator("main tbody th", { hasText: name });
    await office.goto(`${world.url}house/gaps?unit=${unit}`);
    await gap.waitFor();
    await district.command(unit, { type: "record_unit", unit: { code, name, level, parent, peer_group: "", until: "2018-11-30" } });
    await office.reload();
    await office.getByText("每个单位都有人负责").waitFor();
    assert.equal(await gap.count(), 0);
    assert.deepEqual(office.problems, []);
    await office.context().close();
  });

  it("a sheet whose headings nobody knows, once they are explained", { timeout: 120_000 }, async () => {
    const desk = await world.signIn(await world.context(), "clerk", "house/import");
    const text = "某某街道\n哪天,村名,去了几个人,天气\n2025-11-05,青禾村,12,晴\n2025-11-06,柳溪村,9,雨\n";
    await desk.locator("input[type=file]").setInputFiles({ name: "七月.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await desk.getByRole("button", { name: "试一遍" }).click();
    const explain = (heading, code) => desk.getByLabel(`“${heading}”认作什么`).selectOption(code);
    await desk.getByLabel("这张表是").selectOption("daily_turnout");
    await explain("哪天", "day");
    await explain("村名", "unit");
    await explain("去了几个人", "quantities.people");
    const doIt = desk.locator("button.primary", { hasText: /^导入/ });
    assert.ok(await doIt.isDisabled(), "what was tried is no longer what would be done");
    await desk.getByRole("button", { name: "再试一遍" }).click();
    await desk.getByText("导入 2 条").click();
    await desk.getByText("已导入", { exact: true }).waitFor();
    const clerk = await world.api("clerk");
    const select = encodeURIComponent("kind=daily_turnout;day>=2025-11-05;day<=2025-11-06");
    assert.equal((await clerk.get(`api/v1/counts?noun=activity&select=${select}`)).count, 2);
    await desk.reload();
    await desk.getByText("哪天、村名、去了几个人").waitFor();
    assert.deepEqual(desk.problems, []);
    await desk.context().close();
  });

  it("no errors of scripts meanwhile", () => {
    assert.deepEqual(page.problems, []);
  });
});
