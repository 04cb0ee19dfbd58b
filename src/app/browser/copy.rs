//! Gives a person a text to paste elsewhere.

use js_sys::futures::JsFuture;
use wasm_bindgen::JsValue;
use web_sys::Clipboard;

use super::{Blocked, window};

/// The clipboard, where there is one: not on a page that came over plain HTTP
/// from another machine.
fn clipboard() -> Option<Clipboard> {
    let clipboard = window().navigator().clipboard();
    let there: &JsValue = clipboard.as_ref();
    (!there.is_undefined()).then_some(clipboard)
}

/// True if the page may copy.
pub fn may_copy() -> bool {
    clipboard().is_some()
}

/// Copies the text.
pub async fn copy(text: &str) -> Result<(), Blocked> {
    let clipboard = clipboard().ok_or(Blocked)?;
    let copied = JsFuture::from(clipboard.write_text(text)).await;
    copied.map(drop).map_err(|_| Blocked)
}
