//! The actions on a draft: run, stop, reset, copy, download.

use js_sys::futures::spawn_local;
use protocol::compile::{SOURCE_LIMIT, YOURS};
use protocol::text;
use yew::{Callback, Html, html};

use super::event::{Copying, Event, Kept};
use super::hook::Desk;
use crate::bench::BenchHandle;
use crate::browser;

/// From how many bytes on the length is shown.
const LONG: usize = SOURCE_LIMIT / 8 * 7;

/// Run, Stop and Reset, the draft to take along, and whether it is kept.
pub fn below(desk: &Desk, bench: &BenchHandle) -> Html {
    let state = &desk.state;
    let run = {
        let bench = bench.clone();
        move |_| bench.run()
    };
    let tell = |event: fn() -> Event| {
        let tell = desk.tell.clone();
        Callback::from(move |_| tell.emit(event()))
    };
    html! {
        <>
            <div class="actions">
                <button type="button" class="run" data-action="run-yours"
                    disabled={bench.case().is_none()} onclick={run}>{ "Run" }</button>
                if state.attempt().is_busy() {
                    <button type="button" class="quiet" data-action="stop"
                        onclick={bench.stop("[data-action=run-yours]")}>{ "Stop" }</button>
                }
                if state.is_resetting() {
                    <span class="confirm" role="group" aria-label="Reset your version">
                        <span>{ "Give up what you wrote?" }</span>
                        <button type="button" class="quiet" data-action="confirm-reset"
                            onclick={tell(|| Event::Reset)}>{ "Reset" }</button>
                        <button type="button" class="quiet" data-action="keep"
                            onclick={tell(|| Event::AskReset(false))}>{ "Keep it" }</button>
                    </span>
                } else if state.is_edited() {
                    <button type="button" class="quiet" data-action="reset"
                        onclick={tell(|| Event::AskReset(true))}>{ "Reset" }</button>
                }
                <span class="kept soft" role="status" data-kept={kept_name(desk)}
                    data-refused={(state.kept() == Kept::Refused).then_some("true")}>{ kept(desk) }</span>
                { length(state.text().len()) }
            </div>
            { take_along(desk) }
        </>
    }
}

/// The length, if it is near the limit.
fn length(bytes: usize) -> Html {
    if bytes < LONG {
        return Html::default();
    }
    let (bytes, limit) = (bytes as u64, SOURCE_LIMIT as u64);
    html! {
        <span class="soft" data-length={bytes.to_string()}>
            { format!("{} of {} bytes", text::grouped(bytes), text::grouped(limit)) }
        </span>
    }
}

/// Copy and download: a draft does not follow to another address.
fn take_along(desk: &Desk) -> Html {
    let state = &desk.state;
    let copy = {
        let (tell, text) = (desk.tell.clone(), state.text().to_owned());
        move |_| {
            let (tell, text) = (tell.clone(), text.clone());
            spawn_local(async move {
                tell.emit(Event::Copied(browser::copy(&text).await));
            });
        }
    };
    let download = {
        let text = state.text().to_owned();
        move |_| {
            // A browser that cannot make a file says so itself.
            let _ = browser::save(YOURS, "text/plain", &text);
        }
    };
    let said = match state.copying() {
        Copying::Done => "Copied.",
        Copying::Refused => "The browser did not copy it; download it instead.",
        Copying::Barred | Copying::Ready => "",
    };
    html! {
        <div class="actions along">
            if state.copying() != Copying::Barred {
                <button type="button" class="link" data-action="copy" onclick={copy}>
                    { "Copy your version" }
                </button>
            }
            <button type="button" class="link" data-action="download" onclick={download}>
                { format!("Download {YOURS}") }
            </button>
            <span class="soft" role="status">{ said }</span>
        </div>
    }
}

fn kept_name(desk: &Desk) -> &'static str {
    match desk.state.kept() {
        Kept::Nothing | Kept::Yes | Kept::Refused if desk.state.is_unsaved() => "pending",
        Kept::Nothing | Kept::Yes => "yes",
        Kept::Refused => "no",
    }
}

/// Says whether the draft was kept when it last had to be. A change that is
/// about to be kept does not alter the words.
fn kept(desk: &Desk) -> &'static str {
    match (desk.state.kept(), desk.state.is_edited()) {
        (Kept::Refused, true) => {
            "Not saved: this browser's storage is full or blocked. The draft lasts until you leave \
             the page; copy or download it to keep it."
        }
        (Kept::Refused, false) => {
            "This is the exercise's own start. What you write is not saved: this browser's storage \
             is full or blocked."
        }
        (Kept::Yes, true) => "Kept in this browser.",
        (Kept::Nothing, true) => "",
        (Kept::Nothing | Kept::Yes, false) => "This is the exercise's own start.",
    }
}
