// What the browser says about the network. navigator.onLine is only a hint: "true" may still be no
// answer, so the queue believes answers and nothing else.
import { ref } from "vue";

interface Connection extends EventTarget {
  type?: string;
}
const connection = (navigator as Navigator & { connection?: Connection }).connection;

export const isOnline = ref(navigator.onLine);
addEventListener("online", () => (isOnline.value = true));
addEventListener("offline", () => (isOnline.value = false));

// Some browsers do not say over what they are connected: then there is nothing to switch.
export const knowsWifi = connection?.type !== undefined;
export const isOnWifi = () => !knowsWifi || ["wifi", "ethernet"].includes(connection?.type ?? "");
export function onConnectionChange(listener: () => void): void {
  connection?.addEventListener("change", listener);
}
