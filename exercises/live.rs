//! Shows what a run's monitor sees while the run goes on, where there is a
//! page to show it on.

use std::sync::OnceLock;

static SHOW: OnceLock<fn(i64)> = OnceLock::new();

/// Sets the function that is told each sample; the first one set stays. It
/// must not allocate, because that would be counted.
pub fn on_sample(show: fn(i64)) {
    // A second function is ignored, as documented.
    let _ = SHOW.set(show);
}

/// Shows that so many bytes are live now. Where nobody looks, nothing
/// happens.
pub fn sample(bytes: i64) {
    if let Some(show) = SHOW.get() {
        show(bytes);
    }
}
