// Pages are fetched when they are opened. After an upgrade those of the build before may be gone: the
// page is loaded anew, once.
import { ref } from "vue";
import type { Router } from "vue-router";

export const isPageMissing = ref(false); // it cannot be fetched now

const again = "luoshi.reloaded";
export function fetchAnew(router: Router): void {
  router.onError((fault, to) => {
    if (!/import|fetch|chunk|load/i.test(String(fault))) return;
    isPageMissing.value = !navigator.onLine || sessionStorage.getItem(again) === to.fullPath;
    if (isPageMissing.value) return;
    sessionStorage.setItem(again, to.fullPath);
    location.assign(router.resolve(to.fullPath).href);
  });
  router.afterEach((_to, _from, failure) => {
    if (failure) return;
    isPageMissing.value = false;
    sessionStorage.removeItem(again);
  });
}
