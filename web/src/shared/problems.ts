// What a refusal says to a person: the server's own words, or that it did not answer.
import { Problem } from "@/shared/api/client";
import { i18n } from "@/shared/i18n";

export function problemText(fault: unknown): string {
  if (!(fault instanceof Problem)) throw fault;
  if (fault.status === 0 || fault.code === "no_answer") return i18n.global.t("common.noAnswer");
  return fault.message;
}
