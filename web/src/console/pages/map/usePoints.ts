// Records that stand in the part of the map that is seen, once it is near enough.
import { onScopeDispose, ref, shallowRef, type Ref } from "vue";
import { answerOf, client } from "@/shared/api/client";
import { problemText } from "@/shared/problems";
import type { RecordRow } from "@/shared/case/state";
import type { MapBox } from "@/shared/map/types";
import { isShown, type Filters } from "./mapData";

const limit = 500;

export function usePoints(filters: Ref<Filters>) {
  const rows = shallowRef<RecordRow[]>([]);
  const isWhole = ref(true);
  const problem = ref("");
  let stop: AbortController | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function look(box: MapBox, isClose: boolean): void {
    clearTimeout(timer);
    stop?.abort();
    if (isClose) timer = setTimeout(() => void read(box), 200);
    else rows.value = [];
  }
  async function read(box: MapBox): Promise<void> {
    const mine = (stop = new AbortController());
    try {
      const query = { noun: "case", limit, ...box };
      const answer = await answerOf(client.GET("/api/v1/map", { params: { query }, signal: mine.signal }));
      if (mine !== stop) return;
      rows.value = (answer.records ?? []).filter((row) => row.place);
      isWhole.value = answer.complete;
      problem.value = "";
    } catch (fault) {
      if (mine === stop && !mine.signal.aborted) problem.value = problemText(fault);
    }
  }
  const shown = () => rows.value.filter((row) => isShown(row, filters.value));
  onScopeDispose(() => {
    clearTimeout(timer);
    stop?.abort();
  });
  return { rows, shown, isWhole, problem, look };
}
