// Work after changes, for a page that is looked at: many changes are one look, and a page kept
// behind another one, or in a tab of the browser that is not seen, waits until it is seen again.
import { onActivated, onDeactivated, onScopeDispose } from "vue";
import { onChange, type Change } from "@/shared/changes";

export interface Changes {
  records: ReadonlySet<string>;
  isReset: boolean; // more has changed than is told
}
const recordsMax = 500; // more are a reset

// calmMs: how long changes are gathered. nouns: of these only; left out, of all.
export function onChangeWhileShown(
  work: (changes: Changes) => void,
  calmMs: number,
  nouns?: readonly string[] | (() => readonly string[]),
): void {
  let records = new Set<string>();
  let isReset = false;
  let isActive = true;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell(): void {
    clearTimeout(timer);
    timer = undefined;
    if (!isActive || document.hidden || (!isReset && records.size === 0)) return;
    const changes = { records, isReset };
    records = new Set();
    isReset = false;
    work(changes);
  }
  const listed = () => (typeof nouns === "function" ? nouns() : nouns);
  const stop = onChange((change: Change | "reset") => {
    if (change !== "reset" && !(listed()?.includes(change.noun) ?? true)) return;
    if (change === "reset" || records.size >= recordsMax) isReset = true;
    else records.add(change.record);
    if (isActive && !document.hidden) timer ??= setTimeout(tell, calmMs);
  });
  onDeactivated(() => (isActive = false));
  onActivated(() => {
    isActive = true;
    tell();
  });
  document.addEventListener("visibilitychange", tell);
  onScopeDispose(() => {
    stop();
    document.removeEventListener("visibilitychange", tell);
    clearTimeout(timer);
  });
}
