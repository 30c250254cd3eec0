// What may be done with a record now, as the server says it. Asked again when the record changes;
// an answer that was overtaken is dropped.
import { onScopeDispose, shallowRef, watch, type Ref } from "vue";
import { answerOf, client, type Schemas } from "@/shared/api/client";
import { problemText } from "@/shared/problems";

export function useOffers(record: Ref<string>) {
  const offers = shallowRef<Schemas["Offer"][]>([]);
  const problem = shallowRef("");
  let stop: AbortController | undefined;

  async function load(): Promise<void> {
    stop?.abort();
    const mine = (stop = new AbortController());
    try {
      const options = { params: { path: { record: record.value } }, signal: mine.signal };
      const answer = await answerOf(client.GET("/api/v1/records/{record}/offers", options));
      if (mine !== stop) return;
      offers.value = answer.offers ?? [];
      problem.value = "";
    } catch (fault) {
      if (mine !== stop || mine.signal.aborted) return;
      offers.value = [];
      problem.value = problemText(fault);
    }
  }
  watch(record, () => void load(), { immediate: true });
  onScopeDispose(() => stop?.abort());
  return { offers, problem, load };
}
