// The units that whoever is signed in sees as a post: all of the authority, or the own one and those
// below it. What stands elsewhere is not shown to them, so nothing can be said about it.
import { computed } from "vue";
import { useRules, type UnitRow } from "@/shared/rules";
import { useSession } from "@/shared/session";

export function rootsFor(units: readonly UnitRow[], own: string | undefined | null, seesAll: boolean): string[] {
  if (!seesAll && own) return [own];
  return units.filter((one) => !one.parent).map((one) => one.unit);
}

export function useReach() {
  const rules = useRules();
  const session = useSession();
  const roots = computed(() => {
    const role = rules.rules?.roles?.find((one) => one.code === session.session?.role);
    return rootsFor(rules.units, session.session?.unit, role?.reach === "authority");
  });
  const units = computed(() => roots.value.flatMap(rules.within));
  return { roots, units };
}
