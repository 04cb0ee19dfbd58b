// Runs the measured module: one fresh instance for each job of a batch. What
// it is given and what it posts are `Job` and `FromWorker` of src/protocol. The
// one file that a run may read is a Blob, read piece by piece.

/**
 * @typedef {object} Job
 * @property {number} id
 * @property {object} request  A `Request` of src/protocol.
 *
 * @typedef {object} Frame
 * @property {string} file
 * @property {number} line
 *
 * @typedef {object} Batch
 * @property {WebAssembly.Module} module
 * @property {Job[]} jobs
 * @property {string} memory  How much of it the module may have, `1 GiB`.
 * @property {{ frames: Frame[] }[]} [calls]  The calls of a traced module's line table.
 * @property {Blob} [file]  The person's own, in place of a generated one.
 *
 * @typedef {object} Failure
 * @property {string} kind
 * @property {string} message
 * @property {string} [advice]  The next step for those who cannot change the code.
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

/** A job's samples are posted no more often than this, in milliseconds. */
const SAMPLE_INTERVAL_MS = 50;

/** The samples of a job's live bytes: few of many, with the highest between. */
class Samples {
  /** @param {number} id  The job's. */
  constructor(id) {
    this.id = id;
    this.started = performance.now();
    this.due = 0;
    this.live = 0;
    this.highest = -Infinity;
  }

  /** @param {number} live */
  take(live) {
    this.live = live;
    if (live > this.highest) this.highest = live;
    const time = performance.now() - this.started;
    if (time >= this.due) this.post(time);
  }

  /** Posts what the interval held back, so that the line ends where the job did. */
  end() {
    if (this.highest !== -Infinity) this.post(performance.now() - this.started);
  }

  /** @param {number} time */
  post(time) {
    const { id, live, highest } = this;
    self.postMessage({ sample: { id, time_ms: time, live, highest } });
    this.due = time + SAMPLE_INTERVAL_MS;
    this.highest = -Infinity;
  }
}

/** The reports of an instance to its host before it was stopped. */
class Told {
  /** @type {string | undefined} */
  panic = undefined;
  /** @type {number | undefined} */
  refusedBytes = undefined;
}

/** Thrown where a module speaks of bytes that it does not have, or cannot. */
class OutOfReach extends Error {}

/** The most bytes of a panic's message that are shown. */
const PANIC_BYTES = 4 << 10;

/** The most bytes of a report. */
const REPORT_BYTES = 8 << 20;

// The codes of `FileFault` of src/protocol.
const MISSING = -1;
const UNREADABLE = -2;

/** The most bytes of a file that are outside of its Blob at once. */
const PIECE_BYTES = 1 << 20;

/** The most bytes of a file that is generated: twice as many as any knob asks for. */
const GENERATED_BYTES = 2 ** 33;

/** A file that a run has opened. */
class OpenFile {
  #reader = new FileReaderSync();
  /** @type {Blob} */
  #blob;
  /** The piece that was read last, and its place in the file. */
  #piece = new Uint8Array();
  #pieceStart = 0;

  /** @param {Blob} blob */
  constructor(blob) {
    this.#blob = blob;
  }

  /** @returns {number} */
  get size() {
    return this.#blob.size;
  }

  /**
   * Copies what the file has at an offset.
   * @param {number} offset
   * @param {Uint8Array} buffer
   * @returns {number} The number of bytes: fewer than the buffer holds only at the end of the file.
   */
  read(offset, buffer) {
    const count = Math.max(0, Math.min(buffer.length, this.size - offset));
    for (let done = 0; done < count; ) {
      const piece = this.#pieceAt(offset + done, count - done);
      buffer.set(piece, done);
      done += piece.length;
    }
    return count;
  }

  /**
   * Some of the bytes from an offset on, at least one and at most `most`. Many
   * small reads side by side cost one read of the Blob.
   * @param {number} offset
   * @param {number} most
   */
  #pieceAt(offset, most) {
    if (offset < this.#pieceStart || offset >= this.#pieceStart + this.#piece.length) {
      this.#piece = new Uint8Array();
      this.#pieceStart = offset - (offset % PIECE_BYTES);
      const slice = this.#blob.slice(this.#pieceStart, this.#pieceStart + PIECE_BYTES);
      this.#piece = new Uint8Array(this.#reader.readAsArrayBuffer(slice));
    }
    const from = offset - this.#pieceStart;
    if (from >= this.#piece.length) {
      throw new DOMException("The file is shorter than it was", "NotReadableError");
    }
    return this.#piece.subarray(from, from + most);
  }
}

/**
 * A file that repeats a pattern to a length.
 * @param {Uint8Array} pattern
 * @param {number} length
 * @returns {Blob}
 */
function generated(pattern, length) {
  if (pattern.length === 0) {
    return new Blob();
  }
  if (pattern.length > PIECE_BYTES || !(length >= 0 && length <= GENERATED_BYTES)) {
    const most = `${GENERATED_BYTES / 2 ** 30} GiB`;
    throw new OutOfReach(`It asked for a generated file of more than ${most}`);
  }
  // One block of many repetitions, so that the Blob has few parts.
  const repeats = Math.ceil(PIECE_BYTES / pattern.length);
  const bytes = new Uint8Array(repeats * pattern.length);
  for (let at = 0; at < bytes.length; at += pattern.length) {
    bytes.set(pattern, at);
  }
  const block = new Blob([bytes]);
  return new Blob(Array(Math.ceil(length / block.size)).fill(block)).slice(0, length);
}

/**
 * The code that tells the module why a file gave no bytes.
 * @param {unknown} error
 * @returns {number}
 */
function faultCode(error) {
  return error instanceof DOMException && error.name === "NotFoundError" ? MISSING : UNREADABLE;
}

/**
 * Runs one request in an instance of its own.
 * @param {Batch} batch
 * @param {string[] | undefined} places  The source lines of each call of a traced module.
 * @param {object} request
 * @param {Samples} samples
 * @returns {object} An `Outcome` of src/protocol.
 */
function run({ module, file: ownFile, memory }, places, request, samples) {
  const told = new Told();
  try {
    /** @type {Record<string, any>} */
    let lab;
    /** @type {OpenFile | undefined} */
    let file;
    const instance = new WebAssembly.Instance(module, {
      host: {
        now: () => performance.now(),
        panicked: (/** @type {number} */ address, /** @type {number} */ length) => {
          const most = Math.min(length >>> 0, PANIC_BYTES);
          const cut = most < length >>> 0 ? "…" : "";
          told.panic = decoder.decode(bytes(lab, address, most)) + cut;
        },
        refused: (/** @type {number} */ size) => {
          told.refusedBytes = size;
        },
        place: (
          /** @type {number} */ call,
          /** @type {number} */ address,
          /** @type {number} */ capacity,
        ) => {
          const text = encoder.encode(places?.[call] ?? "");
          if (text.length <= capacity) bytes(lab, address, capacity).set(text);
          return text.length;
        },
        sampled: (/** @type {number} */ live) => samples.take(live),
        file_open: (
          /** @type {number} */ pattern,
          /** @type {number} */ patternLength,
          /** @type {number} */ length,
        ) => {
          file = new OpenFile(ownFile ?? generated(bytes(lab, pattern, patternLength), length));
          return file.size;
        },
        file_read: (
          /** @type {number} */ offset,
          /** @type {number} */ address,
          /** @type {number} */ capacity,
        ) => {
          try {
            return file ? file.read(offset, bytes(lab, address, capacity)) : MISSING;
          } catch (error) {
            return faultCode(error);
          }
        },
      },
    });
    lab = instance.exports;
    if (places) lab.trace();
    const sent = encoder.encode(JSON.stringify(request));
    bytes(lab, lab.request(sent.length), sent.length).set(sent);
    lab.run();
    const length = lab.report_len() >>> 0;
    if (length > REPORT_BYTES) {
      return { failure: { kind: "trap", message: TOO_LONG } };
    }
    return JSON.parse(decoder.decode(bytes(lab, lab.report_address(), length)));
  } catch (error) {
    return { failure: cause(error, told, memory) };
  }
}

const TOO_LONG =
  `Its answer is longer than ${REPORT_BYTES >> 20} MiB, which is more than can be compared. ` +
  "Answer with less";

/**
 * @param {Record<string, any>} lab
 * @param {number} address
 * @param {number} length
 */
function bytes(lab, address, length) {
  // Addresses come as signed numbers.
  const [from, count] = [address >>> 0, length >>> 0];
  if (from + count > lab.memory.buffer.byteLength) {
    throw new OutOfReach("It told the page of bytes that it does not have");
  }
  return new Uint8Array(lab.memory.buffer, from, count);
}

/**
 * Names why an instance was stopped. The engines differ in what they throw.
 * @param {unknown} error
 * @param {Told} told
 * @param {string} memory
 * @returns {Failure}
 */
function cause(error, told, memory) {
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
        `It asked for ${size} bytes more than its memory has, which is limited to ${memory}`,
      advice: "Turn its knobs down",
    };
  }
  if (error instanceof OutOfReach) {
    return { kind: "trap", message: text };
  }
  if (/call stack|recursion/i.test(text)) {
    return {
      kind: "stack-overflow",
      message: "Its calls went deeper than the stack",
      advice: "Turn its knobs down",
    };
  }
  // The stack lies at the memory's lower end, so that it ends there too.
  if (trapped && /out of bounds/i.test(text)) {
    return {
      kind: "stack-overflow",
      message:
        "It reached outside its memory: its calls went deeper than the stack, or unsafe code " +
        "used an address that is none",
      advice: "Turn its knobs down",
    };
  }
  if (error instanceof RangeError) {
    return {
      kind: "out-of-memory",
      message: `The browser has no memory for another run (${text}). Close other tabs, then retry`,
    };
  }
  return { kind: "trap", message: `The browser ended it: ${text}`, advice: "Try another case" };
}

/** @param {{ frames: Frame[] }} call  @returns {string} Its lines, outermost first. */
const place = ({ frames }) => frames.map(({ file, line }) => `${file}:${line}`).join("\n");

self.postMessage("ready");
self.onmessage = (/** @type {MessageEvent<Batch>} */ { data: batch }) => {
  const places = batch.calls?.map(place);
  for (const { id, request } of batch.jobs) {
    const samples = new Samples(id);
    const outcome = run(batch, places, request, samples);
    samples.end();
    self.postMessage({ outcome: { id, outcome } });
  }
  self.postMessage("done");
};
