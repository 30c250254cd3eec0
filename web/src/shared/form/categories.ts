// Categories as people look for them: the everyday word first, the ones pinned for the role on top.
import { nameIn } from "@/shared/i18n";
import type { RuleSet } from "@/shared/rules";
import type { Option } from "./matching";

type Category = NonNullable<RuleSet["categories"]>[number];

export function categoryOptions(categories: readonly Category[], role: string): Option[] {
  const place = (one: Category) => one.pinned?.[role] ?? Number.MAX_SAFE_INTEGER;
  return categories
    .map((one, at) => ({ one, at }))
    .sort((a, b) => place(a.one) - place(b.one) || a.at - b.at)
    .map(({ one }) => ({
      value: one.code,
      label: nameIn({ zh: one.local_name || one.name.zh, en: one.name.en }, one.code),
      hint: nameIn(one.major_name),
      words: [one.code, one.name.zh, one.name.en, one.local_name, one.initials, ...(one.aliases ?? [])].filter(Boolean),
    }));
}
