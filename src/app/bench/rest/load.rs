//! Loads the chunk, once.

use std::sync::OnceLock;

use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::{Parts, all};

/// The parts, once they are here.
static PARTS: OnceLock<Parts> = OnceLock::new();

#[wasm_split(rest, fallible)]
fn rest() -> Result<Box<Parts>, SplitLoaderError> {
    Ok(Box::new(all()))
}

/// The parts, if they are here.
pub fn parts() -> Option<&'static Parts> {
    PARTS.get()
}

/// Loads the parts, if they are not here. The error is a sentence without a dot.
pub async fn load() -> Result<(), String> {
    if parts().is_some() {
        return Ok(());
    }
    // The browser's console has the reason.
    let parts = rest().await.map_err(|_| {
        "The part of the application that shows this could not be loaded. Check the connection, \
         then retry. If the site was updated meanwhile, reload the page"
    })?;
    // Another call may have been faster.
    let _ = PARTS.set(*parts);
    Ok(())
}
