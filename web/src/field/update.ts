// A new version waits until the person says so: an update must never end a draft.
import { ref } from "vue";
import { root } from "@/shared/api/client";

export const newVersion = ref<ServiceWorker | null>(null);
// What opening the app without a network comes to: it does, it will once everything has been
// fetched, or this browser has no worker.
export type Offline = "ready" | "soon" | "never";
export const offline = ref<Offline>("never");

export async function watchForUpdates(): Promise<void> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers || !import.meta.env.PROD) return;
  watchController(workers);
  // Some browsers inside chat apps have workers and refuse them: recording online goes on.
  const registration = await workers.register(`${root}m/sw.js`, { scope: `${root}m/` }).catch(() => undefined);
  if (!registration) return;
  offline.value = workers.controller ? "ready" : "soon";
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

let isWanted = false; // somebody has asked for the new version on this page
// The first worker takes the page that brought it. A later one was asked for here, or in another
// tab: then this page runs on with the old files until the person says so.
export function watchController(workers: ServiceWorkerContainer, reload = () => location.reload()): void {
  let isFirst = !workers.controller;
  workers.addEventListener("controllerchange", () => {
    offline.value = "ready";
    if (isWanted) return reload();
    if (!isFirst) newVersion.value = workers.controller;
    isFirst = false;
  });
}

// The files that are running, by the name of their cache; "" without a worker.
export async function versionOf(): Promise<string> {
  const names = "caches" in globalThis ? await caches.keys() : [];
  return names.find((one) => one.startsWith("luoshi-field-"))?.slice(13, 21) ?? "";
}

export function takeOver(reload = () => location.reload()): void {
  const worker = newVersion.value;
  if (worker?.state !== "installed") return reload(); // another tab was quicker
  isWanted = true;
  worker.postMessage("take-over");
}
