// A new version of the app on a phone with several tabs.
import { beforeEach, describe, expect, it, vi } from "vitest";
import { newVersion, offline, takeOver, watchController } from "@/field/update";

class Workers extends EventTarget {
  constructor(public controller: ServiceWorker | null) {
    super();
  }
  take(worker: ServiceWorker): void {
    this.controller = worker;
    this.dispatchEvent(new Event("controllerchange"));
  }
}
const worker = (state: ServiceWorkerState) => {
  const sent: unknown[] = [];
  return { one: { state, postMessage: (word: unknown) => sent.push(word) } as unknown as ServiceWorker, sent };
};
const watched = (controller: ServiceWorker | null) => {
  const workers = new Workers(controller);
  const reload = vi.fn();
  watchController(workers as unknown as ServiceWorkerContainer, reload);
  return { workers, reload };
};

describe("a version of the app", () => {
  beforeEach(() => {
    newVersion.value = null;
    offline.value = "never";
  });

  it("opens without a network as soon as the first worker has taken the page, and loads nothing anew", () => {
    const { workers, reload } = watched(null);
    offline.value = "soon";
    workers.take(worker("activated").one);
    expect(offline.value).toBe("ready");
    expect(reload).not.toHaveBeenCalled();
    expect(newVersion.value).toBeNull();
  });

  it("that another tab has taken is offered here, and taken by loading anew", () => {
    const { workers, reload } = watched(worker("activated").one);
    const next = worker("activated");
    workers.take(next.one);
    expect(reload).not.toHaveBeenCalled(); // what is being filled in stays
    expect(newVersion.value).not.toBeNull();
    takeOver(reload);
    expect(reload).toHaveBeenCalledOnce();
    expect(next.sent).toEqual([]);
  });

  it("that waits is told to take over, and the page is loaded anew when it has", () => {
    const { workers, reload } = watched(worker("activated").one);
    const next = worker("installed");
    newVersion.value = next.one;
    takeOver(reload);
    expect(next.sent).toEqual(["take-over"]);
    expect(reload).not.toHaveBeenCalled();
    workers.take(next.one);
    expect(reload).toHaveBeenCalledOnce();
  });
});
