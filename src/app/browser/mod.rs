//! The browser, as far as the application uses it. Nothing here is called
//! while a component renders.

mod bridge;
mod decode;
mod fetch;
mod lab;
mod listen;
mod save;
mod session;
mod tab;
mod timer;
mod twin;

pub use bridge::{Bridge, Chart};
pub use decode::decode;
pub use fetch::{json, reason};
pub use lab::Lab;
pub use listen::Listener;
pub use save::save;
pub use session::{Session, Signal, Tracing};
pub use tab::Tab;
pub use timer::{Interval, Timeout};
pub use twin::Twin;

use wasm_bindgen::JsCast;
use web_sys::{Document, FocusOptions, HtmlElement, Window};

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

/// Moves the focus to the first element that matches, without scrolling.
pub fn focus(selector: &str) {
    let element = document().query_selector(selector).ok().flatten();
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot be focused leaves the focus where it is.
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}
