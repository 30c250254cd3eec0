// 常用查询: a name for the filters of the address and the columns, kept by the server for the account.
import { ref, shallowRef } from "vue";
import { answerOf, client, type Schemas } from "@/shared/api/client";
import { problemText } from "@/shared/problems";

export type SavedView = Schemas["SavedView"];
interface List {
  views: SavedView[];
}

export function useSavedViews() {
  const views = shallowRef<SavedView[]>([]);
  const problem = ref("");
  const isBusy = ref(false);
  const removed = shallowRef<SavedView>(); // may still be brought back

  async function take(answer: Promise<List>): Promise<boolean> {
    isBusy.value = true;
    problem.value = "";
    try {
      views.value = (await answer).views;
      return true;
    } catch (fault) {
      problem.value = problemText(fault);
      return false;
    } finally {
      isBusy.value = false;
    }
  }
  const read = () => take(answerOf(client.GET("/api/v1/saved-views")));
  async function keep(view: SavedView): Promise<boolean> {
    const isKept = await take(answerOf(client.POST("/api/v1/saved-views", { body: view })));
    if (isKept) removed.value = undefined;
    return isKept;
  }
  async function remove(view: SavedView): Promise<void> {
    const isRemoved = await take(answerOf(client.POST("/api/v1/saved-views/remove", { body: { name: view.name } })));
    if (isRemoved) removed.value = view;
  }
  return { views, problem, isBusy, removed, read, keep, remove };
}
