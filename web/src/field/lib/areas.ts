// Boundaries as the map draws them, from what the phone keeps.
import { computed } from "vue";
import { areasOf, shapesOf } from "@/shared/map/boundaries";
import { useRules } from "@/shared/rules";
import { useReference } from "../reference";

export function useAreas() {
  const rules = useRules();
  const reference = useReference();
  return computed(() => {
    const shapes = shapesOf({ features: reference.boundaries as never[] });
    return areasOf(shapes, new Set(rules.units.map((one) => one.unit)), rules.unitName);
  });
}
