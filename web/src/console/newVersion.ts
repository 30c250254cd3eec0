// Whether the server has newer pages than those that run here. They are taken when the person says
// so: loading anew would end what is being typed.
import { ref } from "vue";
import { send } from "@/shared/api/client";

export const hasNewVersion = ref(false);
const everyMs = 15 * 60_000;

// The script that a page begins with; its name has the digest of the build.
export const entryOf = (html: string): string => /<script\b[^>]*\bsrc="([^"]+)"/.exec(html)?.[1] ?? "";

async function look(own: string): Promise<void> {
  const page = await send("", { cache: "no-cache" }).catch(() => undefined);
  const now = page && entryOf(await page.text());
  if (now && now !== own) hasNewVersion.value = true;
}

// Looks now and then while the page is seen, and when a part of the pages was not there any more.
export function watchVersion(html = document.head.innerHTML): () => void {
  const own = entryOf(html);
  if (!own) return () => undefined;
  let last = Date.now();
  const lookNow = () => {
    last = Date.now();
    void look(own);
  };
  const lookIfDue = () => {
    if (!document.hidden && !hasNewVersion.value && Date.now() - last >= everyMs) lookNow();
  };
  const timer = setInterval(lookIfDue, everyMs);
  document.addEventListener("visibilitychange", lookIfDue);
  addEventListener("vite:preloadError", lookNow);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", lookIfDue);
    removeEventListener("vite:preloadError", lookNow);
  };
}
