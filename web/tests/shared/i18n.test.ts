import { expect, it } from "vitest";
import { i18n, setLanguage } from "@/shared/i18n";

const { t } = i18n.global;

it("fills in what is named, and keeps braces that are meant", async () => {
  expect(t("common.total", { count: 12 })).toBe("共 12 条");
  expect(t("common.total", { count: "$&" })).toBe("共 $& 条");
  i18n.global.mergeLocaleMessage("zh", { common: { probe: "含 {'{z}'} 和 {name}" } });
  expect(t("common.probe", { name: "甲" })).toBe("含 {z} 和 甲");
});

it("changes the language of everything at once", async () => {
  await setLanguage("en");
  expect(t("common.total", { count: 12 })).toBe("12 in all");
  expect(document.documentElement.lang).toBe("en");
  await setLanguage("zh");
  expect(t("common.save")).toBe("保存");
});
