// A case as it is now: the record with the tag it was seen under, its history and its files. Changes
// of others are read in place, unless something is being filled in; then they are only told.
import { onScopeDispose, ref, shallowRef, watch, type Ref } from "vue";
import { answerOf, client, send, type Schemas } from "@/shared/api/client";
import { onChange } from "@/shared/changes";
import { problemText } from "@/shared/problems";
import type { RecordAnswer } from "./state";
import { forgetPicture } from "./thumbs";

export type HistoryLine = Schemas["HistoryLine"];
export type RecordFile = Schemas["RecordFile"];

export function useCase(record: Ref<string>) {
  const answer = shallowRef<RecordAnswer | null>(null);
  const etag = ref("");
  const history = shallowRef<HistoryLine[]>([]);
  const files = shallowRef<RecordFile[]>([]);
  const problem = ref("");
  const note = ref<"" | "updated" | "waiting">(""); // others have changed it
  const isBusy = ref(false); // a form is open
  let stop: AbortController | undefined;
  let ownReads = 0; // under way

  async function read(): Promise<void> {
    stop?.abort();
    const mine = (stop = new AbortController());
    const { signal } = mine;
    const params = { path: { record: record.value } };
    try {
      const [response, course, named] = await Promise.all([
        send(`api/v1/records/${record.value}`, { signal }),
        answerOf(client.GET("/api/v1/records/{record}/history", { params, signal })),
        answerOf(client.GET("/api/v1/records/{record}/files", { params, signal })),
      ]);
      const found = (await response.json()) as RecordAnswer;
      if (mine !== stop) return;
      answer.value = found;
      etag.value = response.headers.get("ETag") ?? "";
      history.value = course.events ?? [];
      files.value = named.files ?? [];
      problem.value = "";
    } catch (fault) {
      if (mine !== stop || signal.aborted) return;
      problem.value = problemText(fault);
    }
  }

  // By whoever sits here: what is new is no news.
  async function load(): Promise<void> {
    note.value = "";
    ownReads++;
    await read();
    ownReads--;
  }
  async function changedElsewhere(): Promise<void> {
    if (isBusy.value) {
      note.value = "waiting";
      return;
    }
    // Most likely what was done here: told of before it could be read.
    if (ownReads > 0) return load();
    const seen = etag.value;
    await read();
    if (seen && etag.value !== seen) note.value = "updated";
  }

  watch(
    record,
    () => {
      answer.value = null;
      void load();
    },
    { immediate: true },
  );
  const forget = onChange((change) => {
    if (change !== "reset" && change.record !== record.value) return;
    forgetPicture(record.value);
    void changedElsewhere();
  });
  onScopeDispose(() => {
    forget();
    stop?.abort();
  });
  return { answer, etag, history, files, problem, note, isBusy, load };
}
