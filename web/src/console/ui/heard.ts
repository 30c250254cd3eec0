// What others have changed, the newest first: what happened to which record, and by whom. Kept for
// the browser's session, for each account and post its own; texts are not kept, only ids.
import { computed, ref, watch } from "vue";
import { answerOf, client, type Schemas } from "@/shared/api/client";
import { useSession } from "@/shared/session";
import { onChangeWhileShown, type Changes } from "@/shared/whileShown";

export interface Heard {
  record: string;
  what: Schemas["Name"];
  post?: string; // of whom; without one it was the product
  at: string;
  isSeen: boolean;
}
const calmMs = 3000;
export const heardMax = 20;

const keyOf = (session: { account: string; post?: string } | null) => `luoshi.heard.${session?.account}.${session?.post ?? ""}`;

export function useHeard() {
  const session = useSession();
  const key = keyOf(session.session);
  const heard = ref(JSON.parse(sessionStorage.getItem(key) ?? "[]") as Heard[]);
  watch(heard, (now) => sessionStorage.setItem(key, JSON.stringify(now)), { deep: true });

  // One's own steps are no news. What cannot be read is not told.
  async function read(record: string): Promise<Heard | undefined> {
    const params = { path: { record } };
    const course = await answerOf(client.GET("/api/v1/records/{record}/history", { params })).catch(() => undefined);
    const last = course?.events.at(-1);
    if (!last || last.post === session.session?.post) return undefined;
    return { record, what: last.name, at: last.at, isSeen: false, ...(last.post && { post: last.post }) };
  }
  async function listen({ records }: Changes): Promise<void> {
    const found: Heard[] = [];
    for (const record of [...records].slice(-heardMax)) {
      const one = await read(record);
      const known = heard.value.find((it) => it.record === record);
      if (one && known?.at !== one.at) found.push(one);
    }
    const others = heard.value.filter((one) => !found.some((it) => it.record === one.record));
    heard.value = [...found, ...others].sort((a, b) => b.at.localeCompare(a.at)).slice(0, heardMax);
  }
  onChangeWhileShown((changes) => void listen(changes), calmMs, ["case", "activity", "request"]);

  const unseen = computed(() => heard.value.filter((one) => !one.isSeen).length);
  function see(): void {
    for (const one of heard.value) one.isSeen = true;
  }
  const clear = () => (heard.value = []);
  return { heard, unseen, see, clear };
}
