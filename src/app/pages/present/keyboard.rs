//! The keys of a lecture's windows, and the bar that shows them.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};
use yew::{Callback, Html, hook, html, use_mut_ref};

use crate::browser::{self, Listener, document};
use crate::effect::use_effect_with;
use crate::lecture::{Command, Step, Tally, Target, command};

/// The fields that keep all keys for themselves; of the editor, its host.
const FIELDS: &str = "input, select, textarea, [contenteditable], [data-editor], .editor";

/// The act of a key, at the newest render.
type Act = Rc<dyn Fn(Command)>;

/// Listens for the keys of that step.
#[hook]
pub fn use_keys(there: bool, step: Option<Step>, black: bool, act: impl Fn(Command) + 'static) {
    let newest = use_mut_ref(|| None::<(Step, bool, Act)>);
    newest.replace(step.map(|step| (step, black, Rc::new(act) as Act)));
    use_effect_with(there, move |there| {
        let listener = there.then(|| {
            Listener::new(&document(), "keydown", move |event| {
                pressed(&event, &newest);
            })
        });
        move || drop(listener)
    });
}

fn pressed(event: &Event, newest: &RefCell<Option<(Step, bool, Act)>>) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    // Cloned, so that what the key does may draw anew.
    let newest = newest.borrow().clone();
    let Some((step, black, act)) = newest.filter(|_| !event.default_prevented()) else {
        return;
    };
    let held = key.ctrl_key() || key.meta_key();
    if held && key.key() == "Enter" && !key.repeat() && !black && step.runs() {
        event.prevent_default();
        act(Command::Run);
        return;
    }
    if held || key.alt_key() {
        return;
    }
    let Some(meant) = command(&key.key(), target(event), step, black) else {
        return;
    };
    event.prevent_default();
    // A key that is held down goes through no lecture.
    if !key.repeat() {
        act(meant);
    }
}

/// The kind of what has the focus.
fn target(event: &Event) -> Target {
    let Some(element) = browser::target::<Element>(event) else {
        return Target::Page;
    };
    let is = |selector: &str| element.closest(selector).is_ok_and(|it| it.is_some());
    if is(FIELDS) {
        Target::Field
    } else if is("[role=tab]") {
        Target::Tab
    } else if is("button, a, summary") {
        Target::Button
    } else {
        Target::Page
    }
}

/// A key that is shown: its signs, its name, what it does, and the command.
pub struct Shown {
    /// The signs on the key.
    pub signs: &'static [&'static str],
    /// The value of `data-key`.
    pub name: &'static str,
    /// The effect, in a few words.
    pub says: String,
    /// The command.
    pub command: Command,
}

/// The keys that do something at a step; `host` is true if phones can vote.
pub fn keys(step: Step, next: &str, tally: &Tally, host: bool) -> Vec<Shown> {
    let shown = |signs, name, says: &str, command| Shown {
        signs,
        name,
        says: says.to_owned(),
        command,
    };
    let mut keys = vec![
        shown(&["→"], "next", &format!("next: {next}"), Command::Next),
        shown(&["←"], "back", "back", Command::Back),
    ];
    if matches!(step, Step::Votes(_)) {
        let again = if tally.round() == 1 {
            "first votes"
        } else {
            "vote again"
        };
        keys.extend([
            shown(&["R"], "results", "results", Command::Results),
            shown(&["A"], "again", again, Command::Again),
        ]);
        if host || tally.is_polled() {
            let phones = if tally.is_polled() {
                "count by hand"
            } else {
                "open voting"
            };
            keys.push(shown(&["O"], "phones", phones, Command::Phones));
        }
    }
    if step.runs() {
        keys.extend([
            shown(&["R"], "run", "run", Command::Run),
            shown(&["+"], "more", "more", Command::Turn(true)),
            shown(&["−"], "less", "less", Command::Turn(false)),
        ]);
    }
    keys.extend([
        shown(&["B"], "black", "black", Command::Black),
        shown(&["N"], "notes", "notes window", Command::Notes),
        shown(&["?"], "help", "all keys", Command::Help),
    ]);
    keys
}

/// The bar of keys, each of which can be clicked.
pub fn bar(keys: &[Shown], act: &Callback<Command>) -> Html {
    html! {
        <nav class="keys" aria-label="Keys">
            { for keys.iter().map(|key| {
                let (act, command) = (act.clone(), key.command);
                html! {
                    <button type="button" class="link" data-key={key.name}
                        onclick={move |_| act.emit(command)}>
                        { for key.signs.iter().map(|sign| html! { <kbd>{ *sign }</kbd> }) }
                        <span>{ &key.says }</span>
                    </button>
                }
            }) }
        </nav>
    }
}

/// The words on every key.
pub fn help() -> Html {
    let rows = [
        ("→, Space, Page Down", "the next step"),
        ("←, Page Up", "the step before"),
        (
            "R",
            "runs what is shown; at the votes, shows or hides the counts",
        ),
        ("+, −", "turns the first knob"),
        ("1 to 9", "at the votes, one more for that choice"),
        (
            "A",
            "at the votes, counts them again; the first counts stay",
        ),
        (
            "O",
            "at the votes, where a host serves the page: phones vote, or you count by hand",
        ),
        (
            "B, .",
            "a black screen; then any of these keys brings it back",
        ),
        (
            "N",
            "a second window with the notes, the next step and the clock",
        ),
        ("?", "these words"),
    ];
    html! {
        <div class="all-keys" data-help="">
            <h2>{ "Keys" }</h2>
            <dl>{ for rows.into_iter().map(|(key, says)| html! {
                <div><dt>{ key }</dt><dd>{ says }</dd></div>
            }) }</dl>
            <p>{ "A key that is typed into a field or the editor is no command. No key loses a knob, \
                  a vote or code." }</p>
        </div>
    }
}
