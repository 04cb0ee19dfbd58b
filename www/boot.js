// Starts the application, and hands it what only JavaScript may do: scripts by
// address, which Trusted Types guards, and modules loaded on demand.

/**
 * @typedef {object} Site  Where the site's files are; written into every page.
 * @property {string} root  Leads from the page to the site's root.
 * @property {string} app  The application's glue.
 * @property {string} app_wasm  The application's module.
 * @property {string} worker  The script of a run's worker.
 * @property {string} plots  The plots chunk.
 * @property {string} editor  The editor chunk.
 */

try {
  // Before the application is there, so that a chosen theme does not flicker.
  const theme = localStorage.getItem("theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the system's theme it is.
}

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
    if (scripts.includes(address)) return address;
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

/** The string that the editor held last. @type {string | null} */
let written = null;

/** The functions that the application calls; see `src/app/browser/bridge.rs`. */
const bridge = {
  startWorker: () => new Worker(trusted.createScriptURL(at(site.worker))),

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
};

/**
 * Says on the page why the application is not there. The prose stays.
 * @param {string} text
 * @param {string} [again]  The words on the button that loads the page again.
 * @returns {HTMLElement} The box that says it.
 */
function fail(text, again) {
  const box = document.createElement("div");
  box.className = "fault boot";
  box.setAttribute("role", "alert");
  const words = document.createElement("p");
  words.textContent = text;
  box.append(words);
  if (again) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.dataset.action = "reload";
    button.textContent = again;
    button.addEventListener("click", () => location.reload());
    box.append(button);
  }
  document.body.prepend(box);
  return box;
}

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
  const box = fail(
    `Bytewise itself has failed (${reason.message}), and this page answers no more. ` +
      "Reload it to go on. Drafts are there again, as far as this browser keeps them.",
    "Reload",
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

async function start() {
  if (typeof WebAssembly !== "object") {
    fail(
      "This browser does not run WebAssembly, so nothing can be measured here. " +
        "The text can be read; to run the code, open the page in a current browser.",
    );
    return;
  }
  try {
    const app = await import(at(site.app));
    await app.default({ module_or_path: at(site.app_wasm) });
    await app.start(bridge);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    ended = true;
    fail(
      `The application could not be loaded (${why}). Check the connection, then retry.`,
      "Retry",
    );
    throw error;
  }
}

/** The site works offline after the first visit, where the browser allows it. */
async function keepOffline() {
  if (!window.isSecureContext || !("serviceWorker" in navigator)) return;
  await bridge.idle();
  try {
    await navigator.serviceWorker.register(trusted.createScriptURL(at("sw.js")));
  } catch (error) {
    // The page works as well without: nothing is lost but being offline.
    console.info("This browser keeps no copy of the site for offline use:", error);
  }
}

/** In `serve --watch` alone: a new build reloads the page. */
function reloadOnBuild() {
  if (!("watch" in document.documentElement.dataset)) return;
  new EventSource(at("dev/reload")).onmessage = () => location.reload();
}

start().then(keepOffline);
reloadOnBuild();
