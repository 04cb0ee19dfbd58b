//! The browser, as far as the application uses it. Nothing here is called
//! while a component renders.

mod api;
mod begun;
mod bridge;
mod channel;
mod copy;
mod deadline;
mod decode;
mod drawing;
mod fetch;
mod lab;
mod labs;
mod listen;
mod name;
mod open;
mod parent;
mod png;
mod read;
mod room;
mod save;
mod session;
mod store;
mod tab;
mod timer;
mod twin;

pub use api::{Compilation, HostState, Reply, host_state, modules_of};
pub use begun::Begun;
pub use bridge::{Bridge, Chart, Editor};
pub use channel::Channel;
pub use copy::{copy, may_copy};
pub use decode::decode;
pub use drawing::{Drawing, drawings, has_drawings};
pub use fetch::{json, reason};
pub use lab::Lab;
pub use labs::Labs;
pub use listen::Listener;
pub use name::talk_name;
pub use open::{address, address_with, hash, open_window, origin};
pub use parent::{Heights, tell_solved};
pub use png::png;
pub use read::bytes;
pub use room::{RoomCall, RoomReply};
pub use save::{save, save_blob};
pub use session::{Modules, Session, Signal, TIME_LIMIT_S, Tracing, Work};
pub use store::{Blocked, forget, keep_in_tab, kept_in_tab, keys, load, store};
pub use tab::Tab;
pub use timer::{Interval, Timeout};
pub use twin::Twin;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, FocusOptions, HtmlElement, HtmlTextAreaElement, Window};

/// The window.
///
/// # Panics
///
/// Outside a window, where the application never runs.
pub fn window() -> Window {
    web_sys::window().expect("the application runs in a window")
}

/// The window's document.
///
/// # Panics
///
/// Outside a window, where the application never runs.
pub fn document() -> Document {
    window().document().expect("a window shows a document")
}

/// The milliseconds since 1970.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// The whole milliseconds since 1970.
pub fn now_ms() -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "milliseconds since 1970 are positive and far below 2^53"
    )]
    let now = now() as u64;
    now
}

/// The moment in the two ways that people read: the day where they are, and the
/// time in UTC, as `2026-11-24T18:54:08.000Z`.
pub fn day_and_time() -> (String, String) {
    let now = js_sys::Date::new_0();
    let (year, month, day) = (now.get_full_year(), now.get_month() + 1, now.get_date());
    (
        format!("{year}-{month:02}-{day:02}"),
        String::from(now.to_iso_string()),
    )
}

/// A number to draw others from, another each time.
pub fn seed() -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it lies between 0 and the largest u32"
    )]
    let seed = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    seed
}

/// The element that an event befell, if it is of that kind.
pub fn target<T: JsCast>(event: &Event) -> Option<T> {
    event.target()?.dyn_into().ok()
}

/// The element that has the focus; nothing if that is the page as a whole.
pub fn focused() -> Option<Element> {
    let element = document().active_element()?;
    (element.tag_name() != "BODY").then_some(element)
}

/// True if what has the focus fits the selector.
pub fn has_focus(selector: &str) -> bool {
    focused().is_some_and(|element| element.matches(selector).unwrap_or_default())
}

/// Moves the focus to the first of these that is there and takes it.
pub fn focus_first(selectors: &[&str]) {
    for selector in selectors {
        focus(selector);
        let found = document().query_selector(selector).ok().flatten();
        if found.is_some() && found == focused() {
            return;
        }
    }
}

/// Has the browser print the page.
pub fn print() {
    // One that refuses says so itself.
    let _ = window().print();
}

/// Moves the focus to the first element that matches, without scrolling.
pub fn focus(selector: &str) {
    move_focus(selector, true);
}

/// Moves the focus to the first element that matches, and scrolls there.
pub fn go_to(selector: &str) {
    move_focus(selector, false);
}

/// Selects all that stands in the first field that matches, for it to be copied.
pub fn select_all(selector: &str) {
    focus(selector);
    let field = document().query_selector(selector).ok().flatten();
    if let Some(field) = field.and_then(|it| it.dyn_into::<HtmlTextAreaElement>().ok()) {
        field.select();
    }
}

/// Moves the focus to the first element that matches, and scrolls so that it
/// begins at the top, however long it is.
pub fn go_to_start(selector: &str) {
    focus(selector);
    let element = document().query_selector(selector).ok().flatten();
    if let Some(element) = element {
        element.scroll_into_view();
    }
}

fn move_focus(selector: &str, prevent_scroll: bool) {
    let element = document().query_selector(selector).ok().flatten();
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(prevent_scroll);
        // An element that cannot be focused leaves the focus where it is.
        let _ = element.focus_with_options(&options);
    }
}
