// Mounts an editor for Rust with CodeMirror. What it says of the code is made
// in Rust; here is only what needs its interface.

import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { rust } from "@codemirror/lang-rust";
import {
  HighlightStyle,
  bracketMatching,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, Prec, RangeSet, StateEffect, StateField } from "@codemirror/state";
import {
  EditorView,
  GutterMarker,
  drawSelection,
  gutter,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";

/**
 * @typedef {object} Mark  Something said of a stretch of the text.
 * @property {number} from  In UTF-16 units.
 * @property {number} to
 * @property {"error" | "warning"} severity
 * @property {string} message
 *
 * @typedef {object} LineHeat  What a line allocated.
 * @property {number} line  Counted from 1.
 * @property {string} text
 * @property {number} share  Of the largest, from 0 to 1.
 *
 * @typedef {object} Options
 * @property {string} text
 * @property {string} label  What a screen reader calls the editor.
 * @property {string} describedby  What describes it, in a sentence.
 * @property {(text: string) => void} changed  Called with the text after each change.
 * @property {() => void} run  Called on Ctrl-Enter or Cmd-Enter.
 * @property {() => void} leave  Called on Escape.
 *
 * @typedef {object} Editor
 * @property {(text: string) => void} replace  Sets the text, as one step that can be undone.
 * @property {(marks: Mark[]) => void} mark  Replaces all marks.
 * @property {(lines: LineHeat[]) => void} heat  Replaces the bytes beside the lines.
 * @property {(line: number) => void} goTo  Moves the cursor and the focus to a line.
 * @property {(at: number) => void} focus  Moves the focus into it, and the cursor there, in UTF-16 units.
 * @property {() => void} remove  Takes it off the page.
 */

// The classes of the page's own listings, so that both are read alike.
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.self, tags.bool], color: "var(--code-keyword)" },
  { tag: [tags.typeName, tags.namespace], color: "var(--code-type)" },
  { tag: [tags.string, tags.character], color: "var(--code-text)" },
  { tag: tags.number, color: "var(--code-number)" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
  { tag: tags.function(tags.variableName), color: "var(--code-function)" },
  { tag: [tags.macroName, tags.meta], color: "var(--code-macro)" },
]);

// Custom properties reach into the shadow root, so the page's theme does.
const look = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--card)", flex: "1", minHeight: "0" },
  // The page outlines the whole of it, gutters and all.
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { font: "var(--code-size, 0.835rem)/1.6 var(--mono)", overflow: "auto" },
  // All of the place takes a click.
  ".cm-content, .cm-gutter": { minHeight: "100%" },
  ".cm-content": { caretColor: "var(--ink)", padding: "0.6rem 0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { backgroundColor: "var(--card)", color: "var(--soft)", border: "0" },
  ".cm-activeLine": { backgroundColor: "color-mix(in oklab, var(--wash) 70%, transparent)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground":
    { backgroundColor: "color-mix(in oklab, var(--accent) 28%, transparent)" },
  "&.cm-focused .cm-matchingBracket": {
    backgroundColor: "transparent",
    outline: "1px solid var(--edge)",
  },
  ".cm-tooltip": {
    color: "var(--ink)",
    backgroundColor: "var(--card)",
    border: "1px solid var(--edge)",
    borderRadius: "6px",
  },
  ".cm-diagnostic": { font: "0.85rem/1.45 var(--ui)", padding: "0.4rem 0.6rem" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--alarm)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--orange)" },
  // The lint package draws its wavy lines as pictures in colours of its own.
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--alarm)",
    textUnderlineOffset: "0.2em",
  },
  ".cm-lintRange-warning": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--orange)",
    textUnderlineOffset: "0.2em",
  },
  ".cm-panels": { color: "var(--ink)", backgroundColor: "var(--wash)", font: "0.85rem var(--ui)" },
  ".cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-textfield, .cm-button": {
    color: "var(--ink)",
    background: "var(--card)",
    border: "1px solid var(--edge)",
    borderRadius: "4px",
  },
  ".cm-searchMatch": { backgroundColor: "color-mix(in oklab, var(--orange) 35%, transparent)" },
  ".cm-searchMatch-selected": { outline: "1px solid var(--orange)" },
  ".cm-selectionMatch": { backgroundColor: "color-mix(in oklab, var(--accent) 14%, transparent)" },
  ".cm-specialChar": { color: "var(--alarm)" },
  ".heat": { paddingRight: "0.4rem", textAlign: "right", fontSize: "0.75rem", color: "var(--ink)" },
  "@media (max-width: 40rem)": {
    ".heat": { fontSize: "0.68rem", paddingRight: "0.2rem" },
    ".cm-gutter-lint": { width: "0.6rem" },
    ".cm-lineNumbers .cm-gutterElement": { minWidth: "1rem", paddingInline: "0 2px" },
  },
});

/** The bytes of a line, in the gutter. */
class Bytes extends GutterMarker {
  /** @param {LineHeat} heat */
  constructor(heat) {
    super();
    this.heat = heat;
  }

  /** @param {GutterMarker} other */
  eq(other) {
    const { text, share } = this.heat;
    return other instanceof Bytes && other.heat.text === text && other.heat.share === share;
  }

  toDOM() {
    const cell = document.createElement("div");
    cell.textContent = this.heat.text;
    const percent = Math.round(100 * (1 - this.heat.share));
    const colour = "color-mix(in oklab, var(--yours) 32%, transparent)";
    cell.style.background = `linear-gradient(90deg, transparent ${percent}%, ${colour} ${percent}%)`;
    cell.style.borderRight = "2px solid var(--yours)";
    cell.style.paddingRight = "0.3rem";
    // Only lines with bytes make room for them.
    cell.style.minWidth = "calc(var(--heat) - 0.75rem)";
    return cell;
  }
}

// Besides those that CodeMirror knows: what looks like a space, and what turns
// the order in which a line is read.
const SPECIAL = /[\u00a0\u2007\u202a-\u202f\u2060-\u206f]/g;

const setHeat = StateEffect.define();
const heats = StateField.define({
  create: () => RangeSet.empty,
  update(set, change) {
    // Bytes stay at their lines while the text around them changes.
    let next = set.map(change.changes);
    for (const effect of change.effects) {
      if (effect.is(setHeat)) next = effect.value;
    }
    return next;
  },
});

/**
 * Handles the keys for Run, which do nothing more while they are held.
 * @param {() => void} run
 */
const runs = (run) => (/** @type {KeyboardEvent} */ event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return false;
  event.preventDefault();
  // The page listens for the same keys.
  event.stopPropagation();
  if (!event.repeat) run();
  return true;
};

/**
 * Mounts an editor that fills the element.
 * @param {HTMLElement} element
 * @param {Options} options
 * @returns {Editor}
 */
export function edit(element, options) {
  // In a shadow root CodeMirror uses constructed style sheets, which a strict
  // policy admits.
  const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
  const act = (/** @type {() => void} */ then) => () => {
    then();
    return true;
  };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        Prec.highest(EditorView.domEventHandlers({ keydown: runs(options.run) })),
        keymap.of([{ key: "Escape", run: act(options.leave) }]),
        keymap.of([
          ...closeBracketsKeymap,
          indentWithTab,
          ...defaultKeymap,
          ...historyKeymap,
          ...searchKeymap,
        ]),
        history(),
        indentUnit.of("    "),
        EditorState.tabSize.of(4),
        drawSelection(),
        highlightSpecialChars({ addSpecialChars: SPECIAL }),
        highlightActiveLine(),
        bracketMatching(),
        closeBrackets(),
        search({ top: true }),
        highlightSelectionMatches(),
        indentOnInput(),
        heats,
        gutter({ class: "heat", markers: (shown) => shown.state.field(heats) }),
        lineNumbers(),
        lintGutter(),
        rust(),
        syntaxHighlighting(colours),
        look,
        EditorView.contentAttributes.of({
          "aria-label": `${options.label}. ${options.describedby}`,
          tabindex: "0",
          spellcheck: "false",
          autocapitalize: "off",
          autocorrect: "off",
        }),
        // An error that the page's own functions throw is reported to the page.
        EditorView.exceptionSink.of((error) => reportError(error)),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) options.changed(update.state.doc.toString());
        }),
      ],
    }),
  });
  const within = (/** @type {number} */ at) => Math.max(0, Math.min(at, view.state.doc.length));
  const lineAt = (/** @type {number} */ line) =>
    view.state.doc.line(Math.max(1, Math.min(line, view.state.doc.lines)));
  return {
    replace(text) {
      // Only what differs, so that cursor and marks stay where they can.
      const old = view.state.doc.toString();
      const most = Math.min(old.length, text.length);
      let from = 0;
      while (from < most && old[from] === text[from]) from += 1;
      let same = 0;
      while (same < most - from && old.at(-1 - same) === text.at(-1 - same)) same += 1;
      const insert = text.slice(from, text.length - same);
      view.dispatch({ changes: { from, to: old.length - same, insert } });
    },
    mark(marks) {
      const placed = marks.map((mark) => ({ ...mark, from: within(mark.from), to: within(mark.to) }));
      view.dispatch(setDiagnostics(view.state, placed));
    },
    heat(lines) {
      const known = lines.filter(({ line }) => line >= 1 && line <= view.state.doc.lines);
      const ranges = known.map((heat) => new Bytes(heat).range(lineAt(heat.line).from));
      view.dispatch({ effects: setHeat.of(RangeSet.of(ranges, true)) });
    },
    goTo(line) {
      const { from } = lineAt(line);
      view.dispatch({
        selection: { anchor: from },
        effects: EditorView.scrollIntoView(from, { y: "center" }),
      });
      view.focus();
      element.scrollIntoView({ block: "nearest" });
    },
    focus(at) {
      view.dispatch({ selection: { anchor: within(at) }, scrollIntoView: true });
      view.focus();
    },
    remove() {
      view.destroy();
    },
  };
}
