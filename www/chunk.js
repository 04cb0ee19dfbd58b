// Fetches a chunk of the application's module and makes an instance of it, for
// the loader that is bundled with the application's glue.

/** The time in which a server begins to answer, in milliseconds. */
const ANSWER_LIMIT_MS = 15_000;

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
    const why = new Error(`${href} was not answered in ${ANSWER_LIMIT_MS / 1_000} seconds`);
    const late = setTimeout(() => control.abort(why), ANSWER_LIMIT_MS);
    const cache = failed.delete(href) ? "reload" : "default";
    const response = await fetch(href, { cache, signal: control.signal }).finally(() =>
      clearTimeout(late),
    );
    if (!response.ok) throw new Error(`${href} was answered with ${response.status}`);
    return response;
  });
}

/**
 * @param {Promise<Response>} coming
 * @param {WebAssembly.Imports} imports
 */
export async function instantiate(coming, imports) {
  const response = await coming;
  // Not while it comes: of a module that ends too soon, a Firefox without service
  // workers, as in a private window, then tells nothing for ever.
  return noted(response.url, async () =>
    WebAssembly.instantiate(await response.arrayBuffer(), imports),
  );
}
