// Speaks with an instance of the measured module: by the worker for every run, and by the page
// for its first one. The calls are those of ARCHITECTURE.md, "lab.wasm".

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** The most bytes of a report. */
const REPORT_BYTES = 8 << 20;

const TOO_LONG =
  `Its answer is longer than ${REPORT_BYTES >> 20} MiB, which is more than can be compared. ` +
  "Answer with less";

/** Thrown where a module speaks of bytes that it does not have, or cannot. */
export class OutOfReach extends Error {}

/**
 * The bytes of an instance's memory at an address.
 * @param {Record<string, any>} lab  What the instance exports.
 * @param {number} address
 * @param {number} length
 */
export function bytes(lab, address, length) {
  // Addresses come as signed numbers.
  const [from, count] = [address >>> 0, length >>> 0];
  if (from + count > lab.memory.buffer.byteLength) {
    throw new OutOfReach("It told the page of bytes that it does not have");
  }
  return new Uint8Array(lab.memory.buffer, from, count);
}

/**
 * Runs one request in a fresh instance.
 * @param {Record<string, any>} lab  What the instance exports.
 * @param {object} request  A `Request` of src/protocol.
 * @returns {object} An `Outcome` of src/protocol.
 */
export function ask(lab, request) {
  const sent = encoder.encode(JSON.stringify(request));
  bytes(lab, lab.request(sent.length), sent.length).set(sent);
  lab.run();
  const length = lab.report_len() >>> 0;
  if (length > REPORT_BYTES) {
    return { failure: { kind: "trap", message: TOO_LONG } };
  }
  return JSON.parse(decoder.decode(bytes(lab, lab.report_address(), length)));
}
