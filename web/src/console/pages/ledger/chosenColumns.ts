// The columns of the list as this account chose them last. They suit a screen, so they are kept in
// its browser; with a name they are part of a saved view, which is there on every computer.
import { ref } from "vue";

const keyOf = (account: string) => `luoshi.ledger.${account}`;

function readKept(account: string): string[] {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(account)) ?? "{}") as { columns?: string[] };
    return kept.columns ?? [];
  } catch {
    return [];
  }
}

export function useChosenColumns(account: string) {
  const columns = ref(readKept(account));
  function choose(paths: string[]): void {
    columns.value = paths;
    try {
      localStorage.setItem(keyOf(account), JSON.stringify({ columns: paths }));
    } catch {
      // A browser without storage keeps them for this page only.
    }
  }
  return { columns, choose };
}
