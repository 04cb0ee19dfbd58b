// Keeps the site for use without a network. Each build has a cache of its own;
// the browser installs a new one beside the old and switches when no page of
// the old is open.

/* global __BUILD__, __PRECACHE__ */
const PREFIX = "bytewise:";
/** Two sites on one origin must not clear each other's caches. */
const SCOPE = PREFIX + self.registration.scope + ":";
const CACHE = SCOPE + __BUILD__;
/** @type {string[]} */
const FILES = __PRECACHE__;

/** @param {string} file */
const at = (file) => new URL(file, self.registration.scope).href;
const KNOWN = new Set(FILES.map(at));

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(CACHE).then((cache) =>
      // Assets are named by their content: the browser's own copy will do.
      cache.addAll(
        FILES.map((file) => {
          const asset = file.startsWith("assets/");
          return new Request(at(file), { cache: asset ? "default" : "reload" });
        }),
      ),
    ),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys().then((names) =>
      Promise.all(
        names
          .filter((name) => name.startsWith(SCOPE) && name !== CACHE)
          .map((name) => caches.delete(name)),
      ),
    ),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  url.search = "";
  url.hash = "";
  const inScope = url.href.startsWith(self.registration.scope);
  if (request.method !== "GET" || !inScope) return;
  if (request.mode === "navigate") {
    event.respondWith(page(request, url.href));
  } else if (KNOWN.has(url.href) && request.cache !== "reload") {
    event.respondWith(asset(request, url.href));
  }
});

/**
 * A page: the newest, or the kept one where there is no network.
 * @param {Request} request
 * @param {string} address  Without query.
 */
async function page(request, address) {
  try {
    return await fetch(request);
  } catch (error) {
    const cache = await caches.open(CACHE);
    const folder = address.endsWith("/") ? address : address + "/";
    const kept =
      (await cache.match(address)) ?? (await cache.match(folder)) ?? (await cache.match(at("404.html")));
    if (kept) return kept;
    throw error;
  }
}

/**
 * A file that never changes under its name: the kept one, fetched again should
 * the browser have thrown it away.
 * @param {Request} request
 * @param {string} address
 */
async function asset(request, address) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(address);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await cache.put(address, response.clone());
  return response;
}
