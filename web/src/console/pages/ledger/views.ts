// Saved views: a name, the filters of the address, and the columns. Kept in this browser, for the
// account that saved them.
import { ref } from "vue";

export interface SavedView {
  name: string;
  query: Record<string, string>;
  columns: string[];
}
interface Kept {
  views: SavedView[];
  columns: string[];
}
const keyOf = (account: string) => `luoshi.ledger.${account}`;

export function readKept(account: string): Kept {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(account)) ?? "{}") as Partial<Kept>;
    return { views: kept.views ?? [], columns: kept.columns ?? [] };
  } catch {
    return { views: [], columns: [] };
  }
}

export function useViews(account: string) {
  const kept = readKept(account);
  const views = ref(kept.views);
  const columns = ref(kept.columns);

  function keep(): void {
    try {
      localStorage.setItem(keyOf(account), JSON.stringify({ views: views.value, columns: columns.value }));
    } catch {
      // A browser without storage keeps them for this page only.
    }
  }
  // A view of the same name is replaced.
  function save(view: SavedView): void {
    views.value = [...views.value.filter((one) => one.name !== view.name), view];
    keep();
  }
  function remove(name: string): void {
    views.value = views.value.filter((one) => one.name !== name);
    keep();
  }
  function choose(paths: string[]): void {
    columns.value = paths;
    keep();
  }
  return { views, columns, save, remove, choose };
}
