// Votes in a lecture, on a phone. It asks the host for the question every few
// seconds, and sends a choice until the host has it. A network that fails is
// waited for; nothing is lost, and nothing is counted twice.

/**
 * @typedef {object} Poll  An `AskedPoll` of src/protocol/vote.rs.
 * @property {number} number
 * @property {number} round
 * @property {string} ask
 * @property {string[]} choices
 * @property {number[][] | null} counts
 *
 * @typedef {object} Own  What this phone has chosen last.
 * @property {number} poll
 * @property {number} choice
 * @property {number} turn  The number of times that it has chosen.
 * @property {boolean} held  True once the host has it.
 *
 * @typedef {object} Refused  What the host did not take.
 * @property {number} poll
 * @property {string} why
 */

/** Under which name the browser keeps who votes, and the last choice. */
const KEPT = "bytewise.vote";
/** The time between two questions to the host, in milliseconds, and what chance adds. */
const EVERY_MS = 3_000;
const SPREAD_MS = 2_000;
/** The longest wait for an answer, and between two tries, in milliseconds. */
const LIMIT_MS = 8_000;
const LONGEST_MS = 30_000;
/** The first wait after a failure; each that follows is twice as long. */
const FIRST_MS = 600;

/** @param {string} id  @returns {HTMLElement} */
const part = (id) => document.getElementById(id);
const [main, ask, round, join, choices, said, fault] =
  ["vote", "ask", "round", "join", "choices", "said", "fault"].map(part);
const field = /** @type {HTMLInputElement} */ (part("code"));
const address = new URL(`${main.dataset.root}api/vote`, location.href).href;

/** The room's code, empty if it is not known. */
let code = "";
/** This phone's name in the room. */
let voter = "";
/** @type {Own | undefined} */
let own;
/** The choice that the host has. @type {Own | undefined} */
let counts;
/** The number of times that this phone has chosen in the room. */
let turns = 0;
/** The question that is shown. @type {Poll | null | undefined} */
let poll;
/** The tag of what the host said last. */
let tag = "";
/** @type {Refused | undefined} */
let refused;
/** True while a choice waits for the network. */
let stuck = false;
let failures = 0;
/** @type {number | undefined} */
let timer;
let asking = false;
let sending = false;
/** Ends the wait before the next try. @type {() => void} */
let wake = () => {};

/** Takes the code from the address, and what was kept for that code. */
function enter() {
  code = location.hash.slice(1).toLowerCase();
  let kept = "";
  try {
    kept = localStorage.getItem(KEPT) ?? "";
  } catch {
    // Storage is blocked: the page knows its votes until it is loaded again.
  }
  const [room, name, times, number, choice, held] = kept.split(" ");
  // A host that is started anew has another code, and this phone another name.
  const known = room === code && /^[0-9a-f]{32}$/.test(name);
  voter = known ? name : drawn();
  turns = known ? +times || 0 : 0;
  own = known && held !== undefined
    ? { poll: +number, choice: +choice, turn: turns, held: held === "1" }
    : undefined;
  counts = own?.held ? own : undefined;
  poll = undefined;
  refused = undefined;
  tag = "";
  keep();
}

/** @returns {string} A name of 32 digits that nobody guesses. */
function drawn() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function keep() {
  const last = own ? [own.poll, own.choice, own.held ? 1 : 0] : [];
  try {
    localStorage.setItem(KEPT, [code, voter, turns, ...last].join(" "));
  } catch {
    // See `enter`.
  }
}

/** @param {number} after  The number of failures.  @returns {number} */
function backoff(after) {
  const most = Math.min(LONGEST_MS, FIRST_MS * 2 ** after);
  return most * (0.5 + Math.random() / 2);
}

/** @param {Response} response  @returns {Promise<string>} What the host says of a refusal. */
async function reason(response) {
  try {
    return (await response.json()).refused.message;
  } catch {
    return "";
  }
}

/** @param {Response} response  @returns {number} The wait that the host asks for, in milliseconds. */
const after = (response) => 1_000 * Math.min(30, +(response.headers.get("retry-after") ?? 0) || 0);

/** @param {number} wait  In milliseconds. */
function later(wait) {
  clearTimeout(timer);
  // A phone that is put away asks nothing, and is no longer counted as there.
  if (!document.hidden) timer = setTimeout(look, wait);
}

/** Asks the host for the question. */
async function look() {
  if (asking || !code) return;
  asking = true;
  const headers = { "bytewise-room": code, "bytewise-voter": voter };
  if (tag) headers["if-none-match"] = tag;
  let wait = EVERY_MS + Math.random() * SPREAD_MS;
  try {
    const signal = AbortSignal.timeout(LIMIT_MS);
    const response = await fetch(address, { headers, signal, cache: "no-store" });
    if (response.status === 200) {
      poll = (await response.json()).poll;
      tag = response.headers.get("etag") ?? "";
    } else if (response.status !== 304) {
      const why = await reason(response);
      if (response.status === 401) return locked(why);
      if (response.status === 404 || response.status === 405) return absent();
      throw Object.assign(new Error(why), { wait: after(response) });
    }
    failures = 0;
    tell("");
  } catch (error) {
    failures += 1;
    wait = Math.max(error.wait ?? 0, backoff(failures));
    // One that fails is nothing yet.
    if (failures > 1 || error.wait) {
      tell((error.wait && error.message) || "The host does not answer. Stay on this page: it tries again by itself.");
    }
  } finally {
    asking = false;
    show();
  }
  later(wait);
  if (own && !own.held && own.poll === poll?.number) send();
}

/** @param {string} why  What is amiss; empty if nothing is. */
function tell(why) {
  if (fault.textContent !== why) fault.textContent = why;
  fault.hidden = !why;
}

/** The code is not the host's. @param {string} why */
function locked(why) {
  code = "";
  poll = undefined;
  tell(why || "The host does not know this code.");
}

/** There is no host behind this page. */
function absent() {
  code = "";
  poll = null;
  tell("This site has no host that counts votes. Open the address on the lecture’s screen.");
}

/** Notes a choice, and sends it. @param {number} choice */
function choose(choice) {
  if (!poll) return;
  refused = undefined;
  turns += 1;
  own = { poll: poll.number, choice, turn: turns, held: false };
  keep();
  show();
  wake();
  send();
}

/** Sends the newest choice until the host has it, or refuses it. */
async function send() {
  if (sending) return;
  sending = true;
  for (let tries = 1; own && !own.held; tries += 1) {
    const sent = own;
    const { poll: number, choice, turn } = sent;
    let wait = backoff(tries);
    try {
      const response = await fetch(address, {
        method: "POST",
        headers: { "bytewise-room": code, "content-type": "application/json" },
        body: JSON.stringify({ poll: number, voter, choice, turn }),
        signal: AbortSignal.timeout(LIMIT_MS),
        cache: "no-store",
      });
      if (response.ok) {
        const held = await response.json();
        counts = { ...held, held: true };
        // One that came before, by another tab of this phone, may have a later turn.
        turns = Math.max(turns, held.turn);
        if (own === sent) own = counts;
        stuck = false;
        tries = 0;
        keep();
        show();
        continue;
      }
      const why = await reason(response);
      if (![429, 500, 502, 503, 504].includes(response.status)) {
        if (own === sent) {
          own = counts?.poll === number ? counts : undefined;
          refused = {
            poll: number,
            why: why || `The host did not take the vote (${response.status}). Reload the page.`,
          };
        }
        stuck = false;
        keep();
        // The next question may be there.
        tag = "";
        later(0);
        continue;
      }
      wait = Math.max(wait, after(response));
    } catch {
      // The network: whether the vote came is not known, and it may come twice.
    }
    stuck = true;
    show();
    await new Promise((resolve) => {
      wake = resolve;
      setTimeout(resolve, wait);
    });
  }
  sending = false;
  show();
}

/** @param {number} at  @returns {string} The votes for a choice, once they are shown. */
function counted(at) {
  if (!poll?.counts) return "";
  const [first, second] = poll.counts.map((votes) => votes[at] ?? 0);
  return poll.round === 0 ? `${first}` : `${first} → ${second}`;
}

/** The number of the poll whose choices are on the page. */
let drawnPoll = 0;

function draw() {
  choices.replaceChildren(
    ...poll.choices.map((say, at) => {
      const label = document.createElement("label");
      label.className = "choice";
      const input = document.createElement("input");
      input.type = "radio";
      input.name = "choice";
      input.value = `${at}`;
      input.addEventListener("change", () => choose(at));
      const words = document.createElement("span");
      words.textContent = `${at + 1}. ${say}`;
      const count = document.createElement("span");
      count.className = "count";
      label.append(input, words, count);
      return label;
    }),
  );
  drawnPoll = poll.number;
}

/** Shows the question and what has become of the own vote. */
function show() {
  const waits = poll === undefined;
  join.hidden = code !== "" || poll === null;
  choices.hidden = !poll;
  round.hidden = !poll;
  if (!poll) {
    drawnPoll = 0;
    const words = code ? "No question yet" : "Vote";
    if (!waits || !code) ask.textContent = words;
    main.dataset.voteState = code ? (waits ? "asking" : "waiting") : "locked";
    const calm = code && !waits ? "It appears here as soon as the vote opens. Keep this page open." : "";
    say(code && !waits && refused ? refused.why : calm);
    return;
  }
  if (drawnPoll !== poll.number) draw();
  ask.textContent = poll.ask;
  const shown = poll.counts !== null;
  const chosen = own?.poll === poll.number ? own : undefined;
  round.textContent = poll.round === 0 ? "First vote" : "Second vote, after the discussion";
  if (shown) round.textContent = poll.round === 0 ? "The result" : "The result, before → after the discussion";
  [...choices.children].forEach((label, at) => {
    const [input, , count] = label.children;
    input.checked = chosen?.choice === at;
    input.disabled = shown;
    count.textContent = counted(at);
  });
  main.dataset.voteState = shown ? "shown" : chosen ? (chosen.held ? "counted" : "sending") : "open";
  const words = outcome(chosen, shown);
  say(refused?.poll === poll.number ? refused.why : words);
}

/** @param {string} words  Said again only if it is something else. */
function say(words) {
  if (said.textContent !== words) said.textContent = words;
}

/**
 * @param {Own | undefined} chosen  The choice on the question that is shown.
 * @param {boolean} shown  True if the result is.
 * @returns {string} What has become of it.
 */
function outcome(chosen, shown) {
  if (shown) return chosen?.held ? `Your vote: ${chosen.choice + 1}.` : "You have not voted.";
  if (!chosen) return "Choose one. You can change it until the result is shown.";
  if (chosen.held) return `Counted: ${chosen.choice + 1}. You can change it until the result is shown.`;
  if (stuck) return "Not counted yet: the network fails. The page sends it again by itself.";
  return "On its way.";
}

join.addEventListener("submit", (event) => {
  event.preventDefault();
  const typed = field.value.trim().toLowerCase();
  if (!typed) return;
  location.hash = typed;
  begin();
});
addEventListener("hashchange", () => code !== location.hash.slice(1).toLowerCase() && begin());
document.addEventListener("visibilitychange", () => later(0));
addEventListener("online", () => {
  wake();
  later(0);
});

function begin() {
  enter();
  tell("");
  show();
  failures = 0;
  later(0);
}
begin();
