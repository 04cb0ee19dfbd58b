//! The actions on a draft: compare, start again, copy, download.

use js_sys::futures::spawn_local;
use protocol::compile::{SOURCE_LIMIT, YOURS};
use protocol::text;
use yew::{Callback, Html, html};

use super::views::compared;
use crate::bench::BenchHandle;
use crate::browser;
use crate::yours::{self, Copying, Desk, Event, Kept, Work};

/// From how many bytes on the length is shown.
const LONG: usize = SOURCE_LIMIT / 8 * 7;

/// What can be done with the draft, and whether it is kept.
pub fn actions(desk: &Desk, bench: &BenchHandle) -> Html {
    let state = &desk.state;
    let tell = |event: fn() -> Event| {
        let tell = desk.tell.clone();
        Callback::from(move |_| tell.emit(event()))
    };
    html! {
        <div class="acts">
            { compared(desk, bench) }
            if state.is_resetting() {
                <span class="confirm" role="group" aria-label="Start again">
                    <span>{ "Give up what you wrote?" }</span>
                    <button type="button" class="quiet" data-action="confirm-reset"
                        onclick={tell(|| Event::Reset)}>{ "Start again" }</button>
                    <button type="button" class="quiet" data-action="keep"
                        onclick={tell(|| Event::AskReset(false))}>{ "Keep it" }</button>
                </span>
            } else if state.is_edited() {
                <button type="button" class="link" data-action="reset"
                    onclick={tell(|| Event::AskReset(true))}>{ "Start again" }</button>
            }
            { take_along(desk, bench) }
            <span class="kept soft" role="status" data-kept={kept_name(desk)}
                data-edited={state.is_edited().then_some("true")}
                data-refused={matches!(state.kept(), Kept::Refused | Kept::Newer).then_some("true")}>{ kept(desk) }</span>
            { length(state.text().len()) }
        </div>
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

/// Copy, download and hand in: a draft does not follow to another address.
fn take_along(desk: &Desk, bench: &BenchHandle) -> Html {
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
    let hand_in = {
        let (desk, bench) = (desk.clone(), bench.clone());
        move |_| {
            let work = Work::of(&bench.content.entry.slug, &desk);
            yours::hand_in(&bench.build, work.as_slice());
        }
    };
    let said = match state.copying() {
        Copying::Done => "Copied.",
        Copying::Refused => "The browser did not copy it; download it instead.",
        Copying::Barred | Copying::Ready => "",
    };
    html! {
        <>
            if state.copying() != Copying::Barred {
                <button type="button" class="link" data-action="copy" onclick={copy}>
                    { "Copy" }
                </button>
            }
            <button type="button" class="link" data-action="download" onclick={download}>
                { "Download" }
            </button>
            if state.is_edited() {
                <button type="button" class="link" data-action="hand-in" onclick={hand_in}
                    title="Saves a file for your teacher, who has it judged">{ "Hand in" }</button>
            }
            <span class="soft" role="status">{ said }</span>
        </>
    }
}

fn kept_name(desk: &Desk) -> &'static str {
    match desk.state.kept() {
        _ if desk.state.is_unsaved() => "pending",
        Kept::Nothing | Kept::Yes => "yes",
        Kept::Refused | Kept::Newer => "no",
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
            "What you write is not saved: this browser's storage is full or blocked."
        }
        (Kept::Newer, true) => {
            "Not saved: a newer version of the site keeps a draft here. This one lasts until you \
             leave the page; copy or download it to keep it."
        }
        (Kept::Yes, true) => "Edited, and kept in this browser.",
        (Kept::Nothing, true) => "Edited.",
        (Kept::Nothing | Kept::Yes | Kept::Newer, false) => "",
    }
}
