// Drafts: every keystroke and photo is stored, so that a reload, a crash and an update lose nothing.
import { newId } from "@/shared/api/ids";
import { db, plain, type Draft } from "../db";
import { written } from "../lib/storage";
import { emptyForm, isEmpty } from "./form";

export function newDraft(account: string): Draft {
  return { id: newId(), account, updated: Date.now(), form: emptyForm() };
}

// One write at a time, the latest state always last; one that fails ends none of those after it.
let writing: Promise<void> = Promise.resolve();
export function saveDraft(draft: Draft): Promise<void> {
  const copy = plain({ ...draft, updated: Date.now() });
  writing = draftsSettled().then(async () => {
    if (isEmpty(copy.form)) await written(db.drafts.delete(copy.id));
    else await written(db.drafts.put(copy));
  });
  return writing;
}
export const draftsSettled = () => writing.catch(() => undefined);

export const draftsOf = async (account: string) =>
  (await db.drafts.where("account").equals(account).sortBy("updated")).reverse();
export const deleteDraft = (id: string) => db.drafts.delete(id);
