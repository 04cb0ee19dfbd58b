//! The choice of a file of the person's own, in place of the one that the
//! exercise generates.

use web_sys::{Event, HtmlInputElement};
use yew::{Callback, Html, html};

use super::design::is_design;
use super::hook::BenchHandle;
use crate::browser;
use crate::run::OwnFile;

/// Shows the field to choose a file, or the way back to the generated one;
/// nothing on an exercise that reads none.
pub fn file(bench: &BenchHandle) -> Html {
    if !bench.content.file {
        return Html::default();
    }
    let handle = bench.clone();
    if let Some(file) = bench.file() {
        let remove = Callback::from(move |_| {
            leave();
            handle.choose(None);
        });
        return html! {
            <div class="own-file">
                <p>
                    <b>{ file.described() }</b>
                    { ", is read in place of the generated file, and stays on this machine. Only the \
                       plot against size still uses the generated one." }
                </p>
                <button type="button" class="quiet" data-action="remove-file" onclick={remove}>
                    { "Back to the generated file" }
                </button>
            </div>
        };
    }
    let choose = Callback::from(move |event: Event| {
        let input = browser::target::<HtmlInputElement>(&event);
        if let Some(file) = input.and_then(|input| OwnFile::chosen(&input)) {
            leave();
            handle.choose(Some(file));
        }
    });
    html! {
        <div class="own-file">
            <label for="own-file">{ "Or a file of yours, of any size" }</label>
            <input type="file" id="own-file" data-action="choose-file" onchange={choose}
                aria-describedby="own-file-note" />
            <p id="own-file-note">
                { if is_design(&bench.content) {
                    "It never leaves this machine, and is read in pieces."
                } else {
                    "It never leaves this machine, and only naive asks for all of it at once."
                } }
            </p>
        </div>
    }
}

/// Moves the focus to Run, because the control that has it is about to vanish.
fn leave() {
    browser::focus("[data-action=run]");
}
