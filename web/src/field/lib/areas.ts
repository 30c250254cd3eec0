// Boundaries as the map draws them, from what the phone keeps.
import { computed } from "vue";
import { areasOf, shapesOf } from "@/shared/map/boundaries";
import { useRules } from "@/shared/rules";
import { useReference } from "../reference";

export function useAreas() {
  const rules = useRules();
  const reference = useReference();
  return computed(() => {
    const drawn = shapesOf({ features: reference.boundaries as never[] });
    const known = new Set(drawn.map((one) => one.unit));
    // Units without a boundary stand at their places.
    const places = reference.places
      .filter((one) => !known.has(one.unit))
      .map((one) => ({ unit: one.unit, at: [one.longitude, one.latitude] as [number, number] }));
    const shapes = [...drawn, ...places];
    return areasOf(shapes, new Set(rules.units.map((one) => one.unit)), rules.unitName);
  });
}
