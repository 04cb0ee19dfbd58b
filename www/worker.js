// Runs the measured module: one fresh instance for each job of a batch. What
// it is given and what it posts are `Job` and `FromWorker` of src/protocol.

/**
 * @typedef {object} Job
 * @property {number} id
 * @property {object} request  A `Request` of src/protocol.
 *
 * @typedef {object} Batch
 * @property {WebAssembly.Module} module
 * @property {Job[]} jobs
 *
 * @typedef {object} Failure
 * @property {string} kind
 * @property {string} message
 */

// The code that runs here needs nothing of the network, so there is none, even
// where the server sends no policy that forbids it.
for (const name of [
  "fetch",
  "XMLHttpRequest",
  "WebSocket",
  "WebTransport",
  "EventSource",
  "Worker",
  "SharedWorker",
  "BroadcastChannel",
  "indexedDB",
  "caches",
  "importScripts",
]) {
  Object.defineProperty(self, name, { value: undefined, configurable: false, writable: false });
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** What an instance told its host before it was stopped. */
class Told {
  /** @type {string | undefined} */
  panic = undefined;
  /** @type {number | undefined} */
  refusedBytes = undefined;
}

/**
 * Runs one request in an instance of its own.
 * @param {WebAssembly.Module} module
 * @param {object} request
 * @returns {object} An `Outcome` of src/protocol.
 */
function run(module, request) {
  const told = new Told();
  try {
    /** @type {Record<string, any>} */
    let lab;
    const instance = new WebAssembly.Instance(module, {
      host: {
        now: () => performance.now(),
        panicked: (/** @type {number} */ address, /** @type {number} */ length) => {
          told.panic = decoder.decode(bytes(lab, address, length));
        },
        refused: (/** @type {number} */ size) => {
          told.refusedBytes = size;
        },
      },
    });
    lab = instance.exports;
    const sent = encoder.encode(JSON.stringify(request));
    bytes(lab, lab.request(sent.length), sent.length).set(sent);
    lab.run();
    return JSON.parse(decoder.decode(bytes(lab, lab.report_address(), lab.report_len())));
  } catch (error) {
    return { failure: cause(error, told) };
  }
}

/**
 * @param {Record<string, any>} lab
 * @param {number} address
 * @param {number} length
 */
function bytes(lab, address, length) {
  // Addresses come as signed numbers.
  return new Uint8Array(lab.memory.buffer, address >>> 0, length >>> 0);
}

/**
 * Names why an instance was stopped. The engines differ in what they throw.
 * @param {unknown} error
 * @param {Told} told
 * @returns {Failure}
 */
function cause(error, told) {
  const text = error instanceof Error ? error.message : String(error);
  if (told.panic !== undefined) {
    return { kind: "panic", message: `It panicked: ${told.panic}` };
  }
  const trapped = error instanceof WebAssembly.RuntimeError;
  if (told.refusedBytes !== undefined && trapped && /unreachable/i.test(text)) {
    const size = told.refusedBytes.toLocaleString("en-US");
    return {
      kind: "out-of-memory",
      message:
        `It asked for ${size} bytes more than its memory has, which is limited to 1 GiB. ` +
        "Turn its knobs down",
    };
  }
  const recursion = /call stack|recursion/i.test(text);
  if (recursion || (trapped && /out of bounds/i.test(text))) {
    return {
      kind: "stack-overflow",
      message: "Its calls went deeper than the stack. Turn its knobs down",
    };
  }
  if (error instanceof RangeError) {
    return {
      kind: "out-of-memory",
      message: `The browser has no memory for another run (${text}). Close other tabs, then retry`,
    };
  }
  return { kind: "trap", message: `The browser ended it: ${text}. Try another case` };
}

self.onmessage = (/** @type {MessageEvent<Batch>} */ { data: { module, jobs } }) => {
  for (const { id, request } of jobs) {
    self.postMessage({ outcome: { id, outcome: run(module, request) } });
  }
  self.postMessage("done");
};
