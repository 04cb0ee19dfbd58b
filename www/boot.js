// Starts the application, and hands it what only JavaScript may do: scripts by
// address, which Trusted Types guards, and modules loaded on demand.

import { ask } from "./instance.js";

/**
 * @typedef {object} Site  Where the site's files are; written into every page.
 * @property {string} root  Leads from the page to the site's root.
 * @property {string} app  The application's glue.
 * @property {string} app_wasm  The application's module.
 * @property {string} worker  The script of a run's worker.
 * @property {string} plots  The plots chunk.
 * @property {string} editor  The editor chunk.
 * @property {string} [lab]  The measured module that this page runs first.
 * @property {{ jobs: object[] }} [first]  The run that this page opens with, or that its first press of Run
 *   begins: each a `Job` of src/protocol.
 */

// This script has come: nobody need be told that it has not.
document.querySelector("[data-late]")?.remove();

/** Under which name the theme is kept, and was before. */
const THEME = "bytewise.theme";
const OLD_THEME = "theme";
/** Under which name the width of the lesson is kept, in percent of the window's. */
const LESSON = "bytewise.lesson";
try {
  const old = localStorage.getItem(OLD_THEME);
  if (old === "light" || old === "dark") {
    localStorage.setItem(THEME, localStorage.getItem(THEME) ?? old);
    localStorage.removeItem(OLD_THEME);
  }
  // Before the application is there, so that a chosen theme does not flicker.
  const theme = localStorage.getItem(THEME);
  if (theme) document.documentElement.dataset.theme = theme;
  const lesson = parseFloat(localStorage.getItem(LESSON) ?? "");
  if (lesson) document.documentElement.style.setProperty("--lesson", `${lesson}vw`);
} catch {
  // Storage is blocked: the system's theme it is.
}

// An exercise in another page, before the application is there: see `src/app/mode.rs`.
const embedded = new URLSearchParams(location.search).has("embed");
if (embedded && document.querySelector("main.work")) document.documentElement.dataset.embed = "";

/** Under which name the compile host's token is kept while the tab lives. */
const TOKEN = "bytewise.token";
/** @type {string | null} */
let token = null;

/** Takes the token out of the address, so that no history and no copied link has it. */
function takeToken() {
  const given = /^#token=([\w-]+)$/.exec(location.hash)?.[1];
  try {
    if (given) sessionStorage.setItem(TOKEN, given);
    token = given ?? token ?? sessionStorage.getItem(TOKEN);
  } catch {
    // Storage is blocked: the token lasts until the page is loaded again.
    token = given ?? token;
  }
  if (given) history.replaceState(history.state, "", location.pathname + location.search);
}
takeToken();
addEventListener("hashchange", takeToken);

/** @type {Site} */
const site = JSON.parse(document.getElementById("site").textContent);
const root = new URL(site.root, location.href);

/** @param {string} file  @returns {string} The file's absolute address. */
const at = (file) => new URL(file, root).href;

const scripts = [at(site.worker), at("sw.js")];
const rules = {
  /** @param {string} address */
  createScriptURL(address) {
    if (scripts.includes(address.split("?")[0])) return address;
    throw new TypeError(`${address} is no script of this site`);
  },
};
// Browsers without Trusted Types accept plain addresses.
const trusted = window.trustedTypes?.createPolicy("bytewise", rules) ?? rules;

/** The number of times that each chunk failed to load. @type {Map<string, number>} */
const failures = new Map();

/**
 * Loads a chunk. A browser may remember that an address could not be imported,
 * so each attempt after a failure has one of its own.
 * @param {string} file
 */
async function load(file) {
  const failed = failures.get(file) ?? 0;
  try {
    return await import(failed ? `${at(file)}?${failed}` : at(file));
  } catch (error) {
    failures.set(file, failed + 1);
    throw error;
  }
}

/** True unless the script of the last worker did not come, or came broken. */
let workerCame = true;
/** The number of times that it did not. */
let workersMissed = 0;

/** The string that the editor held last. @type {string | null} */
let written = null;

function startWorker() {
  if (!workerCame) workersMissed += 1;
  workerCame = false;
  // Each time at another address, past every cache.
  const address = at(site.worker) + (workersMissed ? `?${workersMissed}` : "");
  const worker = new Worker(trusted.createScriptURL(address));
  const came = () => (workerCame = true);
  worker.addEventListener("message", came, { once: true });
  return worker;
}

/** The page's first run, with its worker and its module, beside the application that is on its way. */
class Early {
  #stop = new AbortController();
  #address = at(site.lab);
  #answered = false;
  /** @type {Promise<WebAssembly.Module | undefined>} */
  #module = this.#compile().catch(() => undefined);
  /** @type {Worker | undefined} */
  #worker;
  #workerIsReady = false;
  /** The worker that runs the jobs. @type {Worker | undefined} */
  #busy;
  #ended = false;

  /** Starts a worker for the jobs, or for the application. */
  startWorker() {
    try {
      const worker = startWorker();
      worker.addEventListener("message", () => (this.#workerIsReady = true), { once: true });
      worker.addEventListener("error", () => (this.#worker = undefined), { once: true });
      this.#worker = worker;
    } catch {
      // Whoever needs a worker tries again, and tells of it.
    }
  }

  async #compile() {
    const response = await fetch(this.#address, { signal: this.#stop.signal });
    this.#answered = true;
    return WebAssembly.compileStreaming(response);
  }

  /**
   * The module, if that is its address. Who asks for it before the server has
   * answered gets none: the application asks by itself, and says how long it waits.
   * @param {string} address
   */
  async compiled(address) {
    if (new URL(address, root).href !== this.#address) return undefined;
    if (!this.#answered) this.#stop.abort();
    return this.#module;
  }

  /** The worker, once, unless its script has failed to come. It says again that it is ready. */
  takeWorker() {
    const worker = this.#worker;
    this.#worker = undefined;
    const ready = () => worker.dispatchEvent(new MessageEvent("message", { data: "ready" }));
    if (worker && this.#workerIsReady) queueMicrotask(ready);
    return worker;
  }

  /**
   * Runs the page's first jobs in the page itself: a worker takes longer to start than they do to
   * run. Whatever fails is the application's to meet again, and to tell.
   * @param {object[]} jobs
   * @returns {Promise<object[] | undefined>} The `Outcome` of each.
   */
  async runHere(jobs) {
    const module = await this.#module;
    if (!module) return undefined;
    const outcomes = [];
    for (const { request } of jobs) outcomes.push(await answer(module, request));
    return outcomes;
  }

  /**
   * Runs the page's first jobs in the worker.
   * @param {object[]} jobs
   * @returns {Promise<object[] | undefined>} The `Outcome` of each; none where something failed.
   */
  async run(jobs) {
    const module = await this.#module;
    // Once it is ended, the worker is the application's.
    const worker = module && !this.#ended && this.takeWorker();
    if (!worker) return undefined;
    this.#busy = worker;
    /** @type {object[]} */
    const outcomes = [];
    const ended = new Promise((resolve) => {
      worker.addEventListener("message", ({ data }) => {
        if (data.outcome) outcomes.push(data.outcome.outcome);
        if (outcomes.length === jobs.length) resolve();
      });
      worker.addEventListener("error", resolve);
      setTimeout(resolve, FIRST_MS);
    });
    worker.postMessage({ module, jobs, memory: "1 GiB" });
    await ended;
    this.end();
    return outcomes.length === jobs.length ? outcomes : undefined;
  }

  /** Ends the run, begun or not: who still waits for its outcomes waits in vain. */
  end() {
    this.#ended = true;
    this.#busy?.terminate();
  }
}

/**
 * Runs one request in an instance of its own. Of the imports it gets the clock alone.
 * @param {WebAssembly.Module} module
 * @param {object} request
 * @returns {Promise<object>} An `Outcome` of src/protocol.
 */
async function answer(module, request) {
  const other = () => {
    throw new Error("The page's first run has a clock and nothing else");
  };
  const imports = WebAssembly.Module.imports(module).map(({ name }) => [name, other]);
  const host = { ...Object.fromEntries(imports), now: () => performance.now() };
  const { exports } = await WebAssembly.instantiate(module, { host });
  return ask(exports, request);
}

/** The time that the page's first run may take, in milliseconds. The application has more. */
const FIRST_MS = 5_000;
/** The longest time that the application waits for it, in milliseconds: both at once take longer. */
const AHEAD_MS = 500;

/** True once the page is the application's. */
let taken = false;

/** @type {Early | undefined} */
let early;
/** The outcomes of the page's first run. @type {Promise<object[] | undefined> | undefined} */
let first;
/** Resolves once they are shown, if they can be. @type {Promise<unknown> | undefined} */
let shown;

/** @param {boolean} here  In the page itself, not in a worker. */
function runFirst(here) {
  early = new Early();
  if (!here) early.startWorker();
  const { jobs } = site.first;
  first = (here ? early.runHere(jobs) : early.run(jobs)).catch(() => undefined);
  shown = first.then((outcomes) => outcomes && show(outcomes));
}

/** The main element of an exercise's page, in its written state. @type {HTMLElement | null} */
const idle = document.querySelector("main[data-state=idle]");
/** True if Run was pressed before the application was there. */
let pressed = false;

/**
 * Lets Run be pressed before the application is there. An address that asks for
 * more than the page as it is written is the application's to read.
 */
function offerRun() {
  const run = idle?.querySelector("[data-action=run]");
  if (!(run instanceof HTMLButtonElement) || location.search) return;
  /** @param {Event} event */
  const press = (event) => {
    if (taken) return;
    event.preventDefault();
    if (pressed) return;
    pressed = true;
    idle.dataset.state = "running";
    idle.querySelector(".said .expect")?.replaceChildren("Running.");
    runFirst(false);
    if (ended) shown.finally(confirmNothing);
  };
  run.form.addEventListener("submit", press);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.repeat) press(event);
  });
  const group = run.closest("fieldset");
  // The knobs are the application's to read.
  for (const field of group.elements) field.disabled = field !== run;
  group.disabled = false;
}

if (site.lab && typeof WebAssembly === "object") {
  if (idle) offerRun();
  else runFirst(true);
}

/**
 * Shows the figures of the page's first run, if they are those that the build
 * has written the words for. Any others are the application's to show, and so
 * are all once the page is the application's.
 * @param {object[]} outcomes
 */
function show(outcomes) {
  const place = document.querySelector("[data-figure=awaited], main[data-state] .measured");
  const foretold = document.querySelector("template[data-first]");
  if (taken || !(place instanceof HTMLElement) || !(foretold instanceof HTMLTemplateElement)) return;
  const floor = foretold.content.querySelector("[data-floor]").dataset.floor;
  const rows = [...foretold.content.querySelectorAll("[data-variant]")];
  const same = rows.every(({ dataset }, i) => {
    const { report } = outcomes[i];
    if (!report) return false;
    const { variant, answer, usage } = report;
    const figures = Object.entries({ variant, answer, ...usage });
    return (
      String(report.floor) === floor &&
      figures.every(([name, figure]) => dataset[name] === String(figure))
    );
  });
  if (!same) return;
  place.replaceChildren(foretold.content.cloneNode(true));
  if (!idle) place.dataset.figure = "measured";
}

/** @type {(state: "kept" | "http" | "never" | undefined) => void} */
let tellOffline;

/** Resolves to whether the site opens without a network, once that is known. */
const offline = new Promise((resolve) => {
  tellOffline = resolve;
});

/** The functions that the application calls; see `src/app/browser/bridge.rs`. */
const bridge = {
  startWorker: () => early?.takeWorker() ?? startWorker(),

  /** @param {string} address */
  compiled: async (address) => early?.compiled(address),

  async first() {
    const outcomes = first;
    first = undefined;
    return outcomes;
  },

  /**
   * Gives the page to the application, and what came of a press of Run before:
   * the outcomes, if they are there; `null` if not; `undefined` without a press.
   */
  async takeOver() {
    taken = true;
    if (!pressed) return undefined;
    // Whichever is first: a run that goes on is not waited for.
    const outcomes = await Promise.race([first, null]);
    early.end();
    return outcomes ?? null;
  },

  idle: () =>
    new Promise((resolve) => {
      const wait = window.requestIdleCallback;
      if (wait) wait(() => resolve(), { timeout: 500 });
      else setTimeout(resolve, 50);
    }),

  /** @param {Element} element  @param {object} chart */
  async draw(element, chart) {
    const plots = await load(site.plots);
    return plots.draw(element, chart);
  },

  /** @param {object} chart  @param {number} width  @param {number} height */
  async picture(chart, width, height) {
    const plots = await load(site.plots);
    return plots.picture(chart, width, height);
  },

  /** @param {Element} element  @param {{ changed: (text: string) => void }} options */
  async edit(element, options) {
    const editor = await load(site.editor);
    const changed = (text) => {
      written = text;
      options.changed(text);
    };
    return editor.edit(element, { ...options, changed });
  },

  token: () => token ?? undefined,

  offline: () => offline,
};

/**
 * Says something above the page, whose prose stays.
 * @param {"alert" | "status"} role  Whether a screen reader is interrupted.
 * @param {string} text
 * @param {string} [label]  The words on the button.
 * @param {() => void} [act]  What it does.
 * @returns {HTMLElement} The box that says it.
 */
function say(role, text, label, act) {
  const box = document.createElement("div");
  box.className = role === "alert" ? "fault boot" : "fault boot mild";
  box.setAttribute("role", role);
  const words = document.createElement("p");
  words.textContent = text;
  box.append(words);
  if (label) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.dataset.action = "reload";
    button.textContent = label;
    button.addEventListener("click", act);
    box.append(button);
  }
  document.body.prepend(box);
  return box;
}

/**
 * Loads the page again. All that it asked for is fetched past every cache
 * before, since a file that came broken may lie in one.
 */
async function again() {
  const asked = performance.getEntriesByType("resource").map((entry) => entry.name);
  const own = asked.filter((address) => address.startsWith(root.href));
  const files = new Set([at(site.app), at(site.app_wasm), ...own]);
  // A preloaded file that nobody took would be handed to a request of its mode.
  const mode = "same-origin";
  const signal = AbortSignal.timeout(LATE_MS);
  await Promise.allSettled(
    [...files].map(async (file) => (await fetch(file, { cache: "reload", mode, signal })).blob()),
  );
  location.reload();
}

/** The time after which the page says that it still waits, in milliseconds. */
const LATE_MS = 15_000;

/** True once the page says that there is no application any more. */
let ended = false;

/**
 * A trap in the application's own module, a panic's or any other, leaves a page
 * that answers nothing: that is said, and what was written is handed out.
 * @param {unknown} reason  The value that nobody has caught.
 */
function watch(reason) {
  const its = reason instanceof WebAssembly.RuntimeError || /wasm-function/.test(reason?.stack);
  if (!its || ended) return;
  ended = true;
  const box = say(
    "alert",
    `Bytewise itself has failed (${reason.message}), and this page answers no more. ` +
      "Reload it to go on. Drafts are there again, as far as this browser keeps them.",
    "Reload",
    () => location.reload(),
  );
  box.dataset.failure = "application-ended";
  if (written !== null) {
    const label = document.createElement("label");
    const field = document.createElement("textarea");
    field.readOnly = true;
    field.rows = 8;
    field.wrap = "off";
    field.value = written;
    label.append("What the editor held last, to copy:", field);
    box.append(label);
  }
  box.scrollIntoView();
}
if (typeof WebAssembly === "object") {
  addEventListener("error", (event) => watch(event.error));
  addEventListener("unhandledrejection", (event) => watch(event.reason));
}

// Browsers look the icon up again when the page's address changes, and it is
// given relative to the first.
const icon = document.querySelector("link[rel=icon]");
if (icon instanceof HTMLLinkElement) icon.href = icon.href;

/** Waits for the page's first run, if there is one, but not for long. */
async function ahead() {
  if (shown) await Promise.race([shown, new Promise((resolve) => setTimeout(resolve, AHEAD_MS))]);
}

/** Ends a press of Run on a page to which no application comes. */
function confirmNothing() {
  if (idle) idle.dataset.state = idle.querySelector("[data-peak]") ? "measured" : "failed";
}

async function start() {
  if (typeof WebAssembly !== "object") {
    say(
      "alert",
      "This browser does not run WebAssembly, so nothing can be measured here. " +
        "The text can be read; to run the code, open the page in a current browser.",
    );
    return;
  }
  /** @type {HTMLElement | undefined} */
  let waits;
  const late = setTimeout(() => {
    waits = say(
      "alert",
      `The application has not arrived in ${LATE_MS / 1_000} seconds. It may still come. Check the ` +
        "connection, or retry.",
      "Retry",
      again,
    );
  }, LATE_MS);
  const arrived = () => {
    clearTimeout(late);
    waits?.remove();
  };
  try {
    await ahead();
    const app = await import(at(site.app));
    // Run may have been pressed meanwhile.
    await ahead();
    await app.default({ module_or_path: at(site.app_wasm) });
    await app.start(bridge);
    arrived();
  } catch (error) {
    arrived();
    shown?.finally(confirmNothing);
    // A trap is for `watch` to tell, which is given all that nobody catches.
    if (!(error instanceof WebAssembly.RuntimeError)) {
      ended = true;
      const why = error instanceof Error ? error.message : String(error);
      const words = `The application could not be loaded (${why}). Check the connection, then retry.`;
      say("alert", words, "Retry", again);
    }
    throw error;
  }
}

/** Keeps the site for use without a network, where the browser allows it. */
async function keepOffline() {
  // A part of another page is not visited by itself.
  if (window.parent !== window) return tellOffline(undefined);
  if (!window.isSecureContext) return tellOffline("http");
  if (!("serviceWorker" in navigator)) return tellOffline("never");
  await bridge.idle();
  try {
    const script = trusted.createScriptURL(at("sw.js"));
    const registration = await navigator.serviceWorker.register(script);
    offerNewer(registration);
    const first = registration.active ? null : registration.installing;
    first?.addEventListener("statechange", () => {
      if (first.state === "redundant") tellOffline("never");
    });
    await navigator.serviceWorker.ready;
    tellOffline("kept");
  } catch (error) {
    // The page works as well without: nothing is lost but being offline.
    console.info("This browser keeps no copy of the site for offline use:", error);
    tellOffline("never");
  }
}

/**
 * Says when a newer build is kept as a whole, and shows it if that is wanted.
 * @param {ServiceWorkerRegistration} registration
 */
function offerNewer(registration) {
  let told = false;
  const tell = () => {
    if (told || !registration.waiting || !registration.active) return;
    told = true;
    const box = say(
      "status",
      "A newer version of this site is ready. Your drafts and your progress stay.",
      "Show it",
      () => {
        navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
        // In another tab it may have been shown meanwhile.
        if (registration.waiting) registration.waiting.postMessage("activate");
        else location.reload();
      },
    );
    box.dataset.newer = "";
  };
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", tell);
  });
  tell();
}

/** In `serve --watch` alone: a new build reloads the page. */
function reloadOnBuild() {
  if (!("watch" in document.documentElement.dataset)) return;
  new EventSource(at("dev/reload")).onmessage = () => location.reload();
}

start().then(keepOffline);
reloadOnBuild();
