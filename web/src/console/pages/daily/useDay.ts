// The day of a page as its address has it. Nothing is reported before it has happened: what is no
// day, or lies ahead, is today, and the page says so.
import { computed } from "vue";
import { useToday } from "@/shared/today";

export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;

export function useDay(given: () => string | undefined) {
  const today = useToday();
  const isRefused = computed(() => !!given() && !(isDay(given()!) && given()! <= today.value));
  const day = computed(() => (isRefused.value ? "" : given()) || today.value);
  return { day, today, isRefused };
}
