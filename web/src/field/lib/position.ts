// Where somebody stands: taken with a record and never otherwise. The best fix of at most 30
// seconds is kept, then the GPS rests.
import { computed, ref } from "vue";

export interface Fix {
  longitude: number;
  latitude: number;
  accuracy: number; // metres
  at: number;
}
export type PositionState = "idle" | "searching" | "rested" | "refused" | "unavailable";
export type Accuracy = "good" | "fair" | "poor";

export const watchedMs = 30_000;
export const accuracyOf = (metres: number): Accuracy => (metres <= 20 ? "good" : metres <= 50 ? "fair" : "poor");
export const isBetter = (fresh: Fix, best: Fix | null) => !best || fresh.accuracy <= best.accuracy;

// As a record has it.
export interface Place {
  latitude_e7: number;
  longitude_e7: number;
  accuracy_m?: number;
}
export function placeOf(fix: Fix): Place {
  return {
    latitude_e7: Math.round(fix.latitude * 1e7),
    longitude_e7: Math.round(fix.longitude * 1e7),
    accuracy_m: Math.round(fix.accuracy),
  };
}
export const pointOf = (place: Place) => ({ latitude: place.latitude_e7 / 1e7, longitude: place.longitude_e7 / 1e7 });

export const best = ref<Fix | null>(null);
export const positionState = ref<PositionState>("idle");
export const isSearching = computed(() => positionState.value === "searching");
let watching: number | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

function rest(state: PositionState): void {
  if (watching !== undefined) navigator.geolocation.clearWatch(watching);
  clearTimeout(timer);
  watching = undefined;
  positionState.value = state;
}
export const stopPosition = () => {
  if (positionState.value === "searching") rest("rested");
};

export function startPosition(): void {
  best.value = null;
  if (watching !== undefined) rest("idle");
  if (!navigator.geolocation) return rest("unavailable");
  positionState.value = "searching";
  timer = setTimeout(() => rest(best.value ? "rested" : "unavailable"), watchedMs);
  watching = navigator.geolocation.watchPosition(
    ({ coords }) => {
      const { longitude, latitude, accuracy } = coords;
      const fresh = { longitude, latitude, accuracy, at: Date.now() };
      if (isBetter(fresh, best.value)) best.value = fresh;
    },
    (fault) => {
      if (fault.code === fault.PERMISSION_DENIED) rest("refused");
    },
    { enableHighAccuracy: true, maximumAge: 0, timeout: watchedMs },
  );
}
