// A new version waits until the person says so: an update must never end a draft.
import { ref } from "vue";
import { root } from "@/shared/api/client";

export const newVersion = ref<ServiceWorker | null>(null);
export const hasWorker = ref(false);

export async function watchForUpdates(): Promise<void> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers || !import.meta.env.PROD) return;
  // Some browsers inside chat apps have workers and refuse them: recording online goes on.
  const registration = await workers.register(`${root}m/sw.js`, { scope: `${root}m/` }).catch(() => undefined);
  if (!registration) return;
  hasWorker.value = true;
  const offer = () => {
    if (registration.waiting && workers.controller) newVersion.value = registration.waiting;
  };
  offer();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offer);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void registration.update().catch(() => undefined);
  });
}

// The files that are running, by the name of their cache; "" without a worker.
export async function versionOf(): Promise<string> {
  const names = "caches" in globalThis ? await caches.keys() : [];
  return names.find((one) => one.startsWith("luoshi-field-"))?.slice(13, 21) ?? "";
}

export function takeOver(): void {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  newVersion.value?.postMessage("take-over");
}
