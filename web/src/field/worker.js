// The service worker of the phone app; VERSION and FILES are put before it by the build. It keeps
// the app's own files and nothing of the API: what is read or recorded lives in IndexedDB, where
// the screens can show it.
const CACHE = `luoshi-field-${VERSION}`;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)));
});

self.addEventListener("activate", (event) => event.waitUntil(begin()));

// The page that brought the first version runs its very files and is answered from now on, so that
// it works without a network at once. Of a later version no page is taken that did not ask for it.
async function begin() {
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith("luoshi-field-") && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
  if (others.length === 0) await self.clients.claim();
}

// Taken over only when the person says so: an update must not end a draft.
self.addEventListener("message", (event) => {
  if (event.data === "take-over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const scope = new URL(self.registration.scope);
  if (event.request.method !== "GET" || url.origin !== scope.origin) return;
  if (!url.pathname.startsWith(scope.pathname)) return;
  const wanted = event.request.mode === "navigate" ? scope.href : event.request.url;
  event.respondWith(answer(event.request, wanted));
});

// Hashed files never change, so that what is fetched once may be kept.
async function answer(request, wanted) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(wanted, { ignoreSearch: true });
  if (kept) return kept;
  const response = await fetch(request);
  // A phone that is full goes on without keeping it.
  if (response.ok && new URL(request.url).pathname.includes("/assets/"))
    await cache.put(request, response.clone()).catch(() => undefined);
  return response;
}
