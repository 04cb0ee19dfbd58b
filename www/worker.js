// Runs the measured module: one fresh instance for each job of a batch. What
// it is given and what it posts are `Job` and `FromWorker` of src/protocol. The
// one file that a run may read is a Blob, read piece by piece; the one that it
// may write is the origin's own, or a list in memory where there is none.

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

import { OutOfReach, ask, bytes } from "./instance.js";

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

/** The bytes read of a job's file are posted no more often than this, in milliseconds. */
const READ_INTERVAL_MS = 100;

/** The rate of reading is that of the last one to two times this, in milliseconds. */
const RATE_SPAN_MS = 1000;

/** The bytes that a job has read of its file: nothing is posted of a quick one. */
class Reading {
  /** @param {number} id  The job's. */
  constructor(id) {
    this.id = id;
    this.bytes = 0;
    this.due = performance.now() + READ_INTERVAL_MS;
    this.since = { time: performance.now(), bytes: 0 };
    this.next = this.since;
  }

  /** @param {number} count  @param {number} length  The file's. */
  add(count, length) {
    this.bytes += count;
    const time = performance.now();
    if (time < this.due) return;
    this.due = time + READ_INTERVAL_MS;
    const { id, bytes, since } = this;
    const rate = ((bytes - since.bytes) / (time - since.time)) * 1000;
    self.postMessage({ reading: { id, bytes, length, bytes_per_second: rate } });
    if (time - this.next.time < RATE_SPAN_MS) return;
    this.since = this.next;
    this.next = { time, bytes };
  }
}

/** The reports of an instance to its host before it was stopped. */
class Told {
  /** @type {string | undefined} */
  panic = undefined;
  /** @type {number | undefined} */
  refusedBytes = undefined;
}

/** The most bytes of a panic's message that are shown. */
const PANIC_BYTES = 4 << 10;

// The codes of `FileFault` of src/protocol.
const MISSING = -1;
const UNREADABLE = -2;
const FULL = -3;
const LOST = -4;

/** The most bytes of a file that a run writes: `MOST_WRITTEN` of src/protocol. */
const WRITTEN_BYTES = 64 * 2 ** 20;

/** The most bytes of a file that are outside of its Blob at once. */
const PIECE_BYTES = 1 << 20;

/** The least bytes of a long file that are read at once, and how fast that grows. */
const SMALL_PIECE_BYTES = 16 << 10;
const PIECE_GROWTH = 4;

/** The most bytes after which a generated file repeats. */
const PATTERN_BYTES = PIECE_BYTES;

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
  /** The bytes that are read at once, if no more are asked for. */
  #ahead = SMALL_PIECE_BYTES;

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
   * small reads side by side cost one read of the Blob, of a piece that grows as
   * long as they follow one another. One that stands alone brings little besides.
   * @param {number} offset
   * @param {number} most
   */
  #pieceAt(offset, most) {
    const end = this.#pieceStart + this.#piece.length;
    if (offset < this.#pieceStart || offset >= end) {
      const follows = offset === end;
      this.#piece = new Uint8Array();
      this.#ahead = follows ? this.#ahead * PIECE_GROWTH : SMALL_PIECE_BYTES;
      // Of a short file, all is brought at once.
      if (this.size <= PIECE_BYTES) this.#ahead = PIECE_BYTES;
      this.#ahead = Math.min(this.#ahead, PIECE_BYTES);
      this.#pieceStart = follows ? offset : offset - (offset % this.#ahead);
      const wanted = offset - this.#pieceStart + most;
      const length = Math.min(Math.max(this.#ahead, wanted), PIECE_BYTES);
      const slice = this.#blob.slice(this.#pieceStart, this.#pieceStart + length);
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
  if (pattern.length > PATTERN_BYTES) {
    const most = `${PATTERN_BYTES / 2 ** 20} MiB`;
    throw new OutOfReach(`It asked for a generated file that repeats more than ${most}`);
  }
  if (!(length >= 0 && length <= GENERATED_BYTES)) {
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

/** A file in memory, with the methods that a run needs of a `FileSystemSyncAccessHandle`. */
class FileInMemory {
  #bytes = new Uint8Array();
  #length = 0;

  /** @param {number} length */
  truncate(length) {
    this.#bytes.fill(0, Math.min(length, this.#length), this.#length);
    this.#reserve(length, length);
    this.#length = length;
  }

  /** @param {Uint8Array} bytes  @param {{ at: number }} place */
  write(bytes, { at }) {
    const end = at + bytes.length;
    // One that grows write by write is copied few times.
    this.#reserve(end, Math.max(end, 2 * this.#length));
    this.#bytes.set(bytes, at);
    this.#length = Math.max(this.#length, end);
    return bytes.length;
  }

  /** @param {Uint8Array} buffer  @param {{ at: number }} place */
  read(buffer, { at }) {
    const bytes = this.#bytes.subarray(Math.min(at, this.#length), this.#length);
    const count = Math.min(bytes.length, buffer.length);
    buffer.set(bytes.subarray(0, count));
    return count;
  }

  close() {}

  /** @param {number} needed  @param {number} room */
  #reserve(needed, room) {
    if (needed <= this.#bytes.length) return;
    const bytes = new Uint8Array(room);
    bytes.set(this.#bytes);
    this.#bytes = bytes;
  }
}

/** The folder of the files that runs write, which nobody else uses. */
const RUN_FILES = "bytewise-runs";

const IN_MEMORY =
  "This browser gives no file here, so the file that is written is kept in memory, outside of " +
  "what is counted";

/** How many times a file is tried to be removed, and the time between two tries. */
const REMOVALS = 40;
const BEFORE_REMOVAL_MS = 25;

/** @param {unknown} error  @param {string} name */
function isNamed(error, name) {
  return error instanceof DOMException && error.name === name;
}

/** Thrown where a run makes a file and there is none yet: the run then begins anew. */
const NEEDS_FILE = new Error("The file has to be opened first");

/** The file that the runs of a batch write, one after the other. */
class OutputFile {
  /** @type {FileSystemSyncAccessHandle | FileInMemory} */
  #handle = new FileInMemory();
  /** @type {() => Promise<void>} */
  #remove = async () => {};
  isInMemory = true;

  static async open() {
    const file = new OutputFile();
    try {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle(RUN_FILES, { create: true });
      // Those of workers that were ended. One that is in use cannot be removed.
      for await (const left of folder.keys()) await folder.removeEntry(left).catch(() => {});
      const name = crypto.randomUUID();
      const made = await folder.getFileHandle(name, { create: true });
      file.#handle = await made.createSyncAccessHandle();
      file.#remove = () => folder.removeEntry(name);
      file.isInMemory = false;
    } catch {
      // No secure context, a private window, no room, or no such file system.
    }
    return file;
  }

  create() {
    return this.setLength(0);
  }

  /** @param {number} length  @returns {number} 0 or the code of a fault. */
  setLength(length) {
    if (!(length <= WRITTEN_BYTES)) return FULL;
    return this.#try((handle) => {
      handle.truncate(length);
      return 0;
    });
  }

  /** @param {number} at  @param {Uint8Array} bytes  @returns {number} How many, or a code. */
  write(at, bytes) {
    if (!(at + bytes.length <= WRITTEN_BYTES)) return FULL;
    return this.#try((handle) => handle.write(bytes, { at }));
  }

  /** @param {number} at  @param {Uint8Array} buffer  @returns {number} How many, or a code. */
  read(at, buffer) {
    return this.#try((handle) => handle.read(buffer, { at }));
  }

  async remove() {
    this.#handle.close();
    // Firefox holds a file for some milliseconds after it was closed. What is
    // left after all tries goes when the next file is made.
    for (let tries = 0; tries < REMOVALS; tries += 1) {
      try {
        return await this.#remove();
      } catch (error) {
        if (!isNamed(error, "NoModificationAllowedError")) return;
        await new Promise((resume) => setTimeout(resume, BEFORE_REMOVAL_MS));
      }
    }
  }

  /** @param {(handle: FileSystemSyncAccessHandle | FileInMemory) => number} act */
  #try(act) {
    try {
      return act(this.#handle);
    } catch (error) {
      const full = error instanceof RangeError || isNamed(error, "QuotaExceededError");
      return full ? FULL : LOST;
    }
  }
}

/**
 * The code that tells the module why a file gave no bytes.
 * @param {unknown} error
 * @returns {number}
 */
function faultCode(error) {
  return isNamed(error, "NotFoundError") ? MISSING : UNREADABLE;
}

/**
 * Runs one request in an instance of its own.
 * @param {Batch} batch
 * @param {string[] | undefined} places  The source lines of each call of a traced module.
 * @param {object} request
 * @param {Samples} samples
 * @param {Reading} reading
 * @param {OutputFile | undefined} output
 * @returns {object | undefined} An `Outcome` of src/protocol; none if it needs `output`.
 */
function run({ module, file: ownFile, memory }, places, request, samples, reading, output) {
  const told = new Told();
  try {
    /** @type {Record<string, any>} */
    let lab;
    /** @type {OpenFile | undefined} */
    let file;
    /** @type {OutputFile | undefined} */
    let made;
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
            if (!file) return MISSING;
            const count = file.read(offset, bytes(lab, address, capacity));
            reading.add(count, file.size);
            return count;
          } catch (error) {
            return faultCode(error);
          }
        },
        file_create: () => {
          if (!output) throw NEEDS_FILE;
          made = output;
          return made.create();
        },
        file_set_len: (/** @type {number} */ length) => made?.setLength(length) ?? LOST,
        file_write: (
          /** @type {number} */ offset,
          /** @type {number} */ address,
          /** @type {number} */ length,
        ) => made?.write(offset, bytes(lab, address, length)) ?? LOST,
        file_read_back: (
          /** @type {number} */ offset,
          /** @type {number} */ address,
          /** @type {number} */ capacity,
        ) => made?.read(offset, bytes(lab, address, capacity)) ?? LOST,
      },
    });
    lab = instance.exports;
    if (places) lab.trace();
    return ask(lab, request);
  } catch (error) {
    if (error === NEEDS_FILE) return undefined;
    return { failure: cause(error, told, memory) };
  }
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
self.onmessage = (/** @type {MessageEvent<Batch>} */ { data: batch }) =>
  serve(batch).catch((error) => self.reportError(error));

/** @param {Batch} batch */
async function serve(batch) {
  const places = batch.calls?.map(place);
  /** @type {OutputFile | undefined} */
  let output;
  const last = batch.jobs.at(-1)?.id;
  for (const { id, request } of batch.jobs) {
    const samples = new Samples(id);
    let outcome = run(batch, places, request, samples, new Reading(id), output);
    if (!outcome) {
      output = await OutputFile.open();
      if (output.isInMemory) self.postMessage({ warning: IN_MEMORY });
      outcome = run(batch, places, request, samples, new Reading(id), output);
    }
    samples.end();
    // The page may end the worker once it has the last outcome.
    if (id === last) await output?.remove();
    self.postMessage({ outcome: { id, outcome } });
  }
  self.postMessage("done");
}
