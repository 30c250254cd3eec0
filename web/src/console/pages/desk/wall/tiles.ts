// Moving over the tiles of the wall by arrow keys: rows and columns are those the screen shows.
import { nextTick, ref, type Ref } from "vue";

export function useTiles(grid: Ref<HTMLElement | null>, count: () => number, isCovered: Ref<boolean>) {
  const current = ref(0);

  async function focus(index: number): Promise<void> {
    const wanted = Math.max(0, Math.min(count() - 1, index));
    current.value = wanted;
    await nextTick(); // meanwhile a box that closes may give the focus back to another tile
    const tile = grid.value?.querySelectorAll<HTMLElement>(":scope > li")[wanted];
    if (!isCovered.value) tile?.focus();
    tile?.scrollIntoView({ block: "nearest" });
  }
  function columns(): number {
    const tiles = [...(grid.value?.children ?? [])] as HTMLElement[];
    const top = tiles[0]?.offsetTop;
    return Math.max(1, tiles.filter((one) => one.offsetTop === top).length);
  }
  // False: another key.
  function move(key: string): boolean {
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns(), ArrowUp: -columns() }[key];
    if (by !== undefined) void focus(current.value + by);
    return by !== undefined;
  }
  return { current, focus, move };
}
