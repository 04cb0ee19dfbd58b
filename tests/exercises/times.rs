//! The time that each part took, for the table at the end of `cargo run -- test`.

use std::collections::BTreeMap;
use std::fs;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use bytewise_tests::project;
use serde_json::json;

/// Seconds by exercise and by part.
type Taken = BTreeMap<(&'static str, String), f64>;

static TAKEN: Mutex<Taken> = Mutex::new(BTreeMap::new());

/// Does the work, and notes how long it took.
pub(crate) fn taken(slug: &'static str, part: &str, work: impl FnOnce()) {
    // A part's name ends where that of one of its files begins.
    let part = part.split("::").next().unwrap_or(part).to_owned();
    let started = Instant::now();
    work();
    let mut taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
    *taken.entry((slug, part)).or_default() += started.elapsed().as_secs_f64();
}

/// Leaves the times where the command finds them.
pub(crate) fn write() {
    let taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
    let rows: Vec<_> = taken
        .iter()
        .map(
            |((slug, part), seconds)| json!({ "exercise": slug, "part": part, "seconds": seconds }),
        )
        .collect();
    let path = project::target().join("exercise-times.json");
    // Without them the table has fewer rows, and nothing is wrong.
    drop(fs::write(path, json!(rows).to_string()));
}
