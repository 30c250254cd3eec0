// What is meant for the setup of a component, run inside one. Answers what it gave, and how to end it.
import { createPinia } from "pinia";
import { createApp, type Component } from "vue";
import { i18n } from "@/shared/i18n";

export interface Mounted<T> {
  given: T;
  page: HTMLElement;
  end: () => void;
}

export function mounted<T>(setup: () => T, ...plugins: Parameters<ReturnType<typeof createApp>["use"]>[0][]): Mounted<T> {
  let given: T;
  const app = createApp({ setup: () => ((given = setup()), () => null) });
  return { ...shown(app, plugins), given: given! };
}

export function drawn(component: Component, props: Record<string, unknown>, ...plugins: Parameters<ReturnType<typeof createApp>["use"]>[0][]) {
  return shown(createApp(component, props), plugins);
}

function shown(app: ReturnType<typeof createApp>, plugins: unknown[]): { page: HTMLElement; end: () => void } {
  const page = document.createElement("div");
  app.use(createPinia()).use(i18n);
  for (const one of plugins) app.use(one as never);
  app.mount(page);
  return { page, end: () => app.unmount() };
}

// A server in a few words: what each path (without query) answers; null is no answer at all.
export type Answers = (path: string, url: URL, init: RequestInit) => unknown;
export function server(answers: Answers) {
  const asked: { path: string; url: URL; body?: unknown; init: RequestInit }[] = [];
  const fetched = async (input: string | Request, init: RequestInit = {}) => {
    const url = new URL(typeof input === "string" ? input : input.url, "https://luoshi.example/");
    const path = url.pathname.replace(/^.*\/api\/v1\//, "");
    if (path === "events") return new Promise<Response>(() => undefined);
    asked.push({ path, url, init, ...(typeof init.body === "string" && { body: JSON.parse(init.body) as unknown }) });
    const answer = answers(path, url, init);
    if (answer === null) throw new TypeError("no network");
    if (answer instanceof Response) return answer;
    return new Response(JSON.stringify(answer), { status: 200, headers: { "Content-Type": "application/json" } });
  };
  return { asked, fetched };
}
export const settled = async (turns = 20): Promise<void> => {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setTimeout(resolve, 0));
};
