//! Reads a file that a person hands to the page.

use js_sys::futures::JsFuture;
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::File;

use super::{reason, window};

/// The milliseconds that a file may take to come.
const LIMIT_MS: i32 = 15_000;

/// The bytes of a file. The error is a clause: `the file is gone`.
pub async fn bytes(file: &File) -> Result<Vec<u8>, String> {
    let late = Promise::new(&mut |resolve, _| {
        // Where there is no timer, the file alone is waited for.
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, LIMIT_MS);
    });
    let whole: JsValue = file.array_buffer().into();
    let first = Promise::race(&Array::of2(&whole, &late.into()));
    let read = JsFuture::from(first)
        .await
        .map_err(|error| reason(&error))?;
    if read.is_undefined() {
        return Err(format!("it did not come in {} seconds", LIMIT_MS / 1_000));
    }
    Ok(Uint8Array::new(&read).to_vec())
}
