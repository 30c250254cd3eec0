// What an id is called: asked for in batches, kept for the page. Ids that may not be seen have no
// name, which is shown as such; those that were not answered are asked for again after a pause.
import { defineStore } from "pinia";
import { ref } from "vue";
import { Problem, send } from "@/shared/api/client";
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

const soon = 20; // ms
const pauses = { first: 2000, most: 30_000 }; // ms, after a question without an answer

export const useNames = defineStore("names", () => {
  const rules = useRules();
  const names = ref(new Map<string, DisplayName | null>()); // null: asked, and not to be seen
  let wanted = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = pauses.first;

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
    askIn(soon);
  }
  function askIn(ms: number): void {
    timer ??= setTimeout(() => void ask(), ms);
  }
  async function ask(): Promise<void> {
    timer = undefined;
    const ids = [...wanted].slice(0, 200);
    wanted = new Set([...wanted].slice(200));
    try {
      const answer = await send(`api/v1/names?ids=${ids.join(",")}`);
      take(ids, ((await answer.json()) as { names: DisplayName[] }).names);
      pause = pauses.first;
    } catch (fault) {
      const status = fault instanceof Problem ? fault.status : 0;
      const isLost = status === 0 || status >= 500 || status === 429;
      if (!isLost && status !== 401) take(ids, []); // signed out: whoever signs in asks anew
      if (isLost) {
        for (const id of ids) wanted.add(id);
        askIn(pause);
        pause = Math.min(pause * 2, pauses.most);
        return;
      }
    }
    if (wanted.size > 0) askIn(soon);
  }
  function take(ids: readonly string[], found: readonly DisplayName[]): void {
    const next = new Map(names.value);
    for (const id of ids) next.set(id, null);
    for (const one of found) next.set(one.id, one);
    names.value = next;
  }
  // Corrected: its name, and that of posts it holds, is asked for again where it is shown.
  function forget(id: string): void {
    const old = names.value.get(id)?.name.zh;
    const left = [...names.value].filter(([key, one]) => key !== id && !(old && one?.holder === old));
    names.value = new Map(left);
  }
  return { of, names, forget };
});
