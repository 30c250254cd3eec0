// What an id is called: asked for in batches, kept for the page. Ids that may not be seen have no
// name, which is shown as such.
import { defineStore } from "pinia";
import { ref } from "vue";
import { send } from "@/shared/api/client";
import { nameIn } from "@/shared/i18n";
import { useRules } from "@/shared/rules";

// As of GET /names: of a post the title or role, its unit and who holds it.
export interface DisplayName {
  id: string;
  noun: string;
  name: { zh: string; en?: string };
  unit?: string | null;
  about?: string | null;
  holder?: string | null;
}

export const useNames = defineStore("names", () => {
  const rules = useRules();
  const names = ref(new Map<string, DisplayName | null>()); // null: asked, and not to be seen
  let wanted = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  // "" while it is not known yet; asks for it.
  function of(id: string | undefined | null): string {
    if (!id) return "";
    const known = names.value.get(id);
    if (known === undefined) want(id);
    return known ? inWords(known) : "";
  }
  function inWords(one: DisplayName): string {
    const name = nameIn(one.name);
    if (one.noun !== "post") return name;
    return [rules.unitName(one.unit), name, one.holder].filter(Boolean).join(" ");
  }
  function want(id: string): void {
    wanted.add(id);
    timer ??= setTimeout(() => void ask(), 20);
  }
  async function ask(): Promise<void> {
    timer = undefined;
    const ids = [...wanted].slice(0, 200);
    wanted = new Set([...wanted].slice(200));
    if (wanted.size > 0) timer = setTimeout(() => void ask(), 20);
    const answer = await send(`api/v1/names?ids=${ids.join(",")}`).catch(() => undefined);
    const found = answer ? ((await answer.json()) as { names: DisplayName[] }).names : [];
    const next = new Map(names.value);
    for (const id of ids) next.set(id, null);
    for (const one of found) next.set(one.id, one);
    names.value = next;
  }
  return { of, names };
});
