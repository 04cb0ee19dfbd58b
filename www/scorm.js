// The one page of a SCORM 1.2 package that a learning platform starts. It shows
// the track's site in a frame, and reports which of its exercises are solved.
// Whatever the platform does, the site works; what is not reported is said.

/**
 * @typedef {object} Api  The platform's interface, as SCORM 1.2 has it.
 * @property {(empty: "") => unknown} LMSInitialize
 * @property {(empty: "") => unknown} LMSFinish
 * @property {(name: string) => unknown} LMSGetValue
 * @property {(name: string, value: string) => unknown} LMSSetValue
 * @property {(empty: "") => unknown} LMSCommit
 * @property {() => unknown} LMSGetLastError
 * @property {(code: string) => unknown} LMSGetErrorString
 */

/** The most windows of a chain that are looked through: one may lead round. */
const MOST_WINDOWS = 32;
/** How long the interface is waited for, in milliseconds: it may come after this page. */
const PATIENCE_MS = 3_000;
const GLANCE_MS = 100;

/** Under which name the browser keeps what is solved; see `src/app/solved.rs`. */
const SOLVED = "bytewise.solved";
/** Under which name it keeps whose work that is, as the platform names them. */
const STUDENT = "bytewise.scorm.student";
/** The form of what the platform keeps: this, and the solved exercises' names. */
const FORM = "1";

const started = Date.now();
/** The track's exercises. @type {string[]} */
const slugs = JSON.parse(document.getElementById("slugs").textContent);
const frame = /** @type {HTMLIFrameElement} */ (document.getElementById("site"));
/** Those that are solved. @type {Set<string>} */
const solved = new Set();

/** @type {Api | undefined} The platform's interface, while there is a session. */
let api;
/** False where a platform only shows the work: nothing may be changed then. */
let reports = false;
/** The status that the platform has. */
let status = "";
/** The score that the platform has. */
let score = 0;

/** @param {string} text  A sentence or two, in place of the last. */
function say(text) {
  document.getElementById("said").textContent = text;
}

/**
 * Looks for the interface in a window and in those that frame it.
 * @param {Window | null | undefined} from
 * @returns {Api | undefined}
 */
function above(from) {
  for (let at = from, seen = 0; at && seen < MOST_WINDOWS; seen += 1) {
    try {
      if (at["API"]) return at["API"];
    } catch {
      // A window of another origin; the one above may be of this.
    }
    if (at.parent === at) return undefined;
    at = at.parent;
  }
  return undefined;
}

/** @returns {Api | undefined} */
function find() {
  let far;
  try {
    far = window.top?.opener;
  } catch {
    // The top window is of another origin.
  }
  return above(window) ?? above(window.opener) ?? above(far);
}

/** @returns {Promise<Api | undefined>} */
async function awaited() {
  for (;;) {
    const found = find();
    if (found || Date.now() - started > PATIENCE_MS) return found;
    await new Promise((resolve) => setTimeout(resolve, GLANCE_MS));
  }
}

/** @param {unknown} answer  Some platforms give a string, some a boolean. */
const isTrue = (answer) => String(answer) === "true" || String(answer) === "1";

/**
 * Says what the platform has refused.
 * @param {string} what
 * @param {unknown} [error]  What it has thrown, if it has.
 */
function refused(what, error) {
  // An error of another window is no `Error` of this one.
  let why = String(error?.["message"] ?? "");
  try {
    const code = String(api?.LMSGetLastError() ?? "");
    if (!why && code && code !== "0") why = `${code}: ${api.LMSGetErrorString(code)}`;
  } catch {
    // It does not say why either.
  }
  say(
    `The learning platform has not taken ${what}${why ? ` (${why})` : ""}. You can go on; tell ` +
      "your teacher if your result does not show there.",
  );
}

/** @param {string} name  @returns {string} What the platform has under that name. */
function get(name) {
  try {
    return String(api?.LMSGetValue(name) ?? "");
  } catch {
    return "";
  }
}

/** @param {string} name  @param {string} value */
function set(name, value) {
  try {
    if (isTrue(api.LMSSetValue(name, value))) return;
    refused(`\`${name}\``);
  } catch (error) {
    refused(`\`${name}\``, error);
  }
}

/** @param {string} key  @returns {string} */
function stored(key) {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    // Storage is blocked: what the platform keeps is all there is.
    return "";
  }
}

/** @param {string} key  @param {string} value */
function store(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // As above.
  }
}

/** @param {string} list  @returns {string[]} */
const words = (list) => list.split(/\s+/).filter(Boolean);

/** Takes what the browser has of this track; true if something is new. */
function gather() {
  const before = solved.size;
  for (const slug of words(stored(SOLVED))) if (slugs.includes(slug)) solved.add(slug);
  return solved.size > before;
}

/**
 * Joins what the platform keeps with what the browser does. Where another person
 * has worked in this browser before, only the platform's counts.
 */
function restore() {
  const [form, ...kept] = words(get("cmi.suspend_data"));
  if (form === FORM) for (const slug of kept) if (slugs.includes(slug)) solved.add(slug);
  const student = get("cmi.core.student_id");
  const last = stored(STUDENT);
  if (student && last && student !== last) {
    const others = words(stored(SOLVED)).filter((slug) => !slugs.includes(slug));
    store(SOLVED, others.join(" "));
  }
  if (student) store(STUDENT, student);
  gather();
  store(SOLVED, [...new Set([...words(stored(SOLVED)), ...solved])].join(" "));
}

/** The time since this page was opened, as `HHHH:MM:SS.SS`. */
function sessionTime() {
  const hundredths = Math.floor((Date.now() - started) / 10);
  const two = (/** @type {number} */ value) => String(value).padStart(2, "0");
  const seconds = Math.floor(hundredths / 100);
  const hours = String(Math.min(Math.floor(seconds / 3_600), 9_999)).padStart(4, "0");
  const rest = `${two(seconds % 60)}.${two(hundredths % 100)}`;
  return `${hours}:${two(Math.floor(seconds / 60) % 60)}:${rest}`;
}

/** Tells the platform how far it is. What it has better from before stays. */
function report() {
  if (!api || !reports) return;
  const own = slugs.filter((slug) => solved.has(slug));
  score = Math.max(score, Math.floor((own.length * 100) / slugs.length));
  set("cmi.core.score.raw", String(score));
  set("cmi.suspend_data", [FORM, ...own].join(" "));
  if (status !== "passed" && status !== "completed") {
    status = own.length === slugs.length ? "completed" : "incomplete";
    set("cmi.core.lesson_status", status);
  }
  set("cmi.core.session_time", sessionTime());
  try {
    if (!isTrue(api.LMSCommit(""))) refused("your result");
  } catch (error) {
    refused("your result", error);
  }
}

/** Ends the session, once. */
function finish() {
  if (!api) return;
  gather();
  report();
  const ending = api;
  api = undefined;
  try {
    ending.LMSFinish("");
  } catch {
    // The page is going: there is nobody to tell.
  }
}

/** Begins the session, and takes what the platform keeps. */
function begin() {
  let begun = false;
  try {
    begun = isTrue(api.LMSInitialize(""));
    if (!begun) refused("this session");
  } catch (error) {
    refused("this session", error);
  }
  if (!begun) {
    api = undefined;
    return;
  }
  // A platform that names no mode means the usual one.
  reports = !["browse", "review"].includes(get("cmi.core.lesson_mode"));
  if (!reports) {
    return say("The learning platform only shows this: what you solve now is not reported.");
  }
  status = get("cmi.core.lesson_status");
  score = Number(get("cmi.core.score.raw")) || 0;
  restore();
  set("cmi.core.score.min", "0");
  set("cmi.core.score.max", "100");
  // Without it, some platforms throw away what they keep.
  set("cmi.core.exit", "suspend");
  report();
}

async function start() {
  api = await awaited();
  if (api) begin();
  else {
    say(
      "There is no learning platform around this page, so nothing is reported to one. Start it " +
        "from your course if it should be.",
    );
  }
  addEventListener("message", (event) => {
    const { bytewise, slug } = event.data ?? {};
    if (event.source !== frame.contentWindow || bytewise !== "solved") return;
    if (!slugs.includes(slug) || solved.has(slug)) return;
    solved.add(slug);
    report();
  });
  // Progress may come from a file, or from another tab.
  addEventListener("storage", (event) => {
    if (event.key === SOLVED && gather()) report();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") report();
  });
  addEventListener("pagehide", finish);
  // A page that comes back has no session any more, and may begin none.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  frame.addEventListener("load", () => {
    if (frame.contentDocument?.getElementById("app")) return;
    say(
      "The learning platform has not handed out the pages of this package. Load the page again; " +
        "if that does not help, tell your teacher.",
    );
  });
  frame.src = "site/index.html";
}

start();
