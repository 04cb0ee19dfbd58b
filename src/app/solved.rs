//! The exercises that were solved, as this browser remembers.

use crate::browser::{self, Blocked};

/// Under which name their slugs are kept, separated by spaces.
const STORED_AS: &str = "bytewise.solved";

/// Their slugs; none where storage is blocked.
pub fn load() -> Vec<String> {
    let kept = browser::load(STORED_AS).ok().flatten().unwrap_or_default();
    kept.split_whitespace().map(str::to_owned).collect()
}

/// Remembers one more. What another tab has added meanwhile stays.
pub fn add(slug: &str) -> Result<(), Blocked> {
    let mut solved = load();
    if solved.iter().any(|known| known == slug) {
        return Ok(());
    }
    solved.push(slug.to_owned());
    browser::store(STORED_AS, &solved.join(" "))
}
