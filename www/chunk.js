// Fetches a chunk of the application's module and makes an instance of it, for
// the loader that is bundled with the application's glue.

/** The time in which a server begins to answer, or sends more, in milliseconds. */
const LIMIT_MS = 15_000;

/** The addresses whose last answer was of no use. A cache may have kept it. */
const failed = new Set();

/**
 * @template T
 * @param {string} address
 * @param {() => Promise<T>} attempt
 */
async function noted(address, attempt) {
  try {
    return await attempt();
  } catch (error) {
    failed.add(address);
    throw error;
  }
}

/** @param {URL} url  @returns {Promise<Response>} */
export function request({ href }) {
  return noted(href, async () => {
    const control = new AbortController();
    const why = new Error(`${href} was not answered in ${LIMIT_MS / 1_000} seconds`);
    const late = setTimeout(() => control.abort(why), LIMIT_MS);
    const cache = failed.delete(href) ? "reload" : "default";
    const response = await fetch(href, { cache, signal: control.signal }).finally(() =>
      clearTimeout(late),
    );
    if (!response.ok) throw new Error(`${href} was answered with ${response.status}`);
    return response;
  });
}

/**
 * All that a server sends, however long that takes, unless it stops in between.
 * @param {Response} response
 */
async function body({ body, url }) {
  const reader = body.getReader();
  const parts = [];
  for (;;) {
    let late;
    const stalled = new Promise((_, reject) => {
      const why = new Error(`${url} has stopped to come for ${LIMIT_MS / 1_000} seconds`);
      late = setTimeout(() => reject(why), LIMIT_MS);
    });
    try {
      const { done, value } = await Promise.race([reader.read(), stalled]);
      if (done) return new Blob(parts).arrayBuffer();
      parts.push(value);
    } catch (error) {
      // A connection that does not end changes nothing.
      reader.cancel().catch(() => {});
      throw error;
    } finally {
      clearTimeout(late);
    }
  }
}

/**
 * @param {Promise<Response>} coming
 * @param {WebAssembly.Imports} imports
 */
export async function instantiate(coming, imports) {
  const response = await coming;
  // Not while it comes: of a module that ends too soon, a Firefox without service
  // workers, as in a private window, then tells nothing for ever.
  return noted(response.url, async () => WebAssembly.instantiate(await body(response), imports));
}
