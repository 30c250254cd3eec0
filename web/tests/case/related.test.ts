// What belongs to a case, and who may answer for it by a link.
import { createPinia, setActivePinia } from "pinia";
import { afterEach, describe, expect, it, vi } from "vitest";
import BeforeAfter from "@/shared/case/BeforeAfter.vue";
import CaseFactsList from "@/shared/case/CaseFactsList.vue";
import LinkPost from "@/shared/case/LinkPost.vue";
import { duplicatesOf } from "@/shared/case/related";
import type { CaseDocument } from "@/shared/case/state";
import { useRules } from "@/shared/rules";
import { useSession } from "@/shared/session";
import { rules } from "../form/fixtures";
import { drawn, server, settled } from "../mounted";

const ruled = (more: object) => () => useRules().take({ ...rules, ...more } as never, []);
afterEach(() => vi.unstubAllGlobals());

describe("the duplicates of a case", () => {
  it("are those ended ones of its unit that name it", async () => {
    const row = (record: string, duplicate_of?: string) => ({ record, state: { ending: { duplicate_of } } });
    const { fetched, asked } = server(() => ({ records: [row("a", "own"), row("b"), row("c", "another")] }));
    vi.stubGlobal("fetch", fetched);
    const state = { facts: { unit: "village" } } as unknown as CaseDocument;
    expect(await duplicatesOf("own", state)).toEqual([{ relation: "duplicate", record: "a" }]);
    expect(asked[0]!.url.searchParams.get("select")).toBe("status=ended;unit=village");
  });
});

describe("the posts of a personal link", () => {
  const roles = [
    { code: "office_clerk", reach: "authority" },
    { code: "secretary", reach: "subtree" },
    { code: "site_keeper", reach: "own" },
  ];
  it("are those that see the case", async () => {
    const row = (record: string, kind: string) => ({ record, kind });
    const posts = [row("p1", "secretary"), row("p2", "site_keeper"), row("p3", "site_keeper")];
    vi.stubGlobal("fetch", server((path) => (path === "names" ? { names: [] } : { records: posts })).fetched);
    const state = { responsibility: { lead: { unit: "v" }, post: "p3" }, reporter: {} };
    const signedIn = () => (useSession().session = { role: "office_clerk", unit: "street" } as never);
    const { page, end } = drawn(LinkPost, { state, modelValue: "" }, ruled({ roles }), signedIn);
    await settled();
    expect([...page.querySelectorAll("option")].map((one) => one.value)).toEqual(["", "p1", "p3"]);
    end();
  });
});

describe("a pair of which one picture was taken down", () => {
  it("stands side by side, the words in the place of the picture", async () => {
    setActivePinia(createPinia());
    const photo = (sha256: string) => ({ sha256, stage: "before", role: "before", at: "2018-11-06T01:00:00Z" });
    const files = [{ sha256: "b", taken_down: { at: "2018-11-07T01:00:00Z", reason: "有车牌" } }];
    const { page, end } = drawn(BeforeAfter, { record: "r", pair: { before: [photo("a")], after: [photo("b")] }, files });
    await settled();
    expect(page.querySelector("input[type=range]")).toBeNull();
    expect([...page.querySelectorAll("img")]).toHaveLength(1);
    expect(page.querySelector(".gone")!.textContent).toContain("有车牌");
    end();
  });
});

describe("the category among the facts", () => {
  it("has its everyday name and that of the standard, which the history says", () => {
    const categories = [
      { code: "1", name: { zh: "暴露垃圾", en: "Exposed rubbish" }, local_name: "垃圾没清" },
      { code: "2", name: { zh: "裸土", en: "Bare soil" }, local_name: "" },
    ];
    const said = (category: string) => {
      const state = { facts: { category }, reporter: { unit: {} } };
      const { page, end } = drawn(CaseFactsList, { state }, ruled({ categories }));
      const text = page.textContent ?? "";
      end();
      return text;
    };
    expect(said("1")).toContain("垃圾没清（暴露垃圾）");
    expect(said("2")).toContain("裸土");
    expect(said("2")).not.toContain("（");
  });
});
