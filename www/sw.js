// Keeps the site for use without a network. Each build has a cache of its own,
// filled with files whose digests are right: all of them, or the build is not
// used. What is kept is served until a newer build is kept as a whole.

/* global __BUILD__, __PRECACHE__ */
const PREFIX = "bytewise:";
/** Two sites on one origin must not clear each other's caches. */
const SCOPE = PREFIX + self.registration.scope + ":";
const CACHE = SCOPE + __BUILD__;

/** @param {string} file */
const at = (file) => new URL(file, self.registration.scope).href;

/** The digest of each file, as `integrity` takes it, by the file's address. */
const DIGESTS = new Map(
  __PRECACHE__.map((/** @type {[string, string]} */ [file, digest]) => [at(file), digest]),
);

/** The longest time that a visit waits for the network, in milliseconds. */
const PATIENCE_MS = 3_000;

self.addEventListener("install", (event) => event.waitUntil(keepAll()));

self.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));

self.addEventListener("message", (event) => {
  if (event.data === "activate") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const { search } = url;
  url.search = "";
  url.hash = "";
  const inScope = url.href.startsWith(self.registration.scope);
  if (request.method !== "GET" || !inScope) return;
  if (request.mode === "navigate") {
    event.respondWith(page(event, url.href, search));
  } else if (url.href.startsWith(at("assets/")) && request.cache !== "reload") {
    event.respondWith(asset(event, url.href));
  }
});

/**
 * A file as it was built. One that came broken may lie in the browser's own
 * cache: it is fetched once more, past it.
 * @param {string} address
 */
async function whole(address) {
  const integrity = DIGESTS.get(address);
  try {
    return await fetch(address, { integrity });
  } catch {
    return fetch(address, { integrity, cache: "reload" });
  }
}

/**
 * Keeps a file.
 * @param {Cache} cache
 * @param {string} address
 * @param {Response} file
 */
function keep(cache, address, file) {
  // A page may not be answered with the end of a redirection.
  return cache.put(address, file.redirected ? new Response(file.body, file) : file);
}

/**
 * The most files that are fetched at once. Over HTTP/1.1 a browser has six
 * connections to a server, and the page shall not wait for one.
 */
const AT_ONCE = 3;

async function keepAll() {
  const cache = await caches.open(CACHE);
  const left = DIGESTS.keys();
  const some = async () => {
    for (const address of left) await keep(cache, address, await whole(address));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, some));
}

/** Forgets other builds, unless a tab may still show one of them. */
async function forgetOthers() {
  const tabs = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (tabs.length > 1) return;
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(SCOPE) && name !== CACHE);
  await Promise.all(others.map((name) => caches.delete(name)));
}

/** The keeping of files that the browser has thrown away, while it goes on. */
let refilling = null;

/** Keeps what is not kept any more, as far as it can be had. */
function refill() {
  refilling ??= (async () => {
    const cache = await caches.open(CACHE);
    for (const address of DIGESTS.keys()) {
      try {
        if (!(await cache.match(address))) await keep(cache, address, await whole(address));
      } catch {
        // It cannot be had, or there is no room: the next page tries again.
      }
    }
  })().finally(() => {
    refilling = null;
  });
  return refilling;
}

/** @param {string} address  @returns {Promise<Response | undefined>} */
async function kept(address) {
  try {
    return await (await caches.open(CACHE)).match(address);
  } catch {
    return undefined;
  }
}

/**
 * A page: the kept one, whatever the network would answer. An address that this
 * build does not have is asked of the network, but not for long.
 * @param {FetchEvent} event
 * @param {string} address  Without query.
 * @param {string} search  The query.
 */
async function page(event, address, search) {
  const { waiting } = self.registration;
  if (waiting) {
    // A newer build is kept as a whole, and answers the next request.
    waiting.postMessage("activate");
    return new Response("", { headers: { "Content-Type": "text/html", Refresh: "0" } });
  }
  if (!DIGESTS.has(address)) {
    const folder = address + "/";
    if (DIGESTS.has(folder)) return Response.redirect(folder + search);
    const unknown = await kept(at("404.html"));
    return unknown ? answered(event.request, unknown) : fetch(event.request);
  }
  const known = await kept(address);
  if (known) return known;
  event.waitUntil(refill());
  return fetch(event.request);
}

/**
 * The network's answer, or another one if there is none or the server fails.
 * @param {Request} request
 * @param {Response} otherwise
 */
async function answered(request, otherwise) {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, otherwise));
  const asked = fetch(request).catch(() => otherwise);
  const answer = await Promise.race([asked, late]);
  return answer.status >= 500 ? otherwise : answer;
}

/**
 * A file that never changes under its name: also one of an older build, which
 * another tab shows.
 * @param {FetchEvent} event
 * @param {string} address
 */
async function asset(event, address) {
  const known = await kept(address);
  if (known) return known;
  if (DIGESTS.has(address)) {
    event.waitUntil(refill());
    return whole(address);
  }
  const older = await caches.match(address).catch(() => undefined);
  return older ?? fetch(event.request);
}
