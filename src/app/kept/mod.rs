//! Progress of a learner, as this browser keeps it: the names, the forms, and
//! the one way to write them. ARCHITECTURE.md has the table.

mod change;
mod draft;
mod file;
mod key;
mod last;
mod merge;
mod store;
#[cfg(test)]
mod tests;
pub mod words;

pub use change::{Change, Failed, Shelf, apply, changes, undone};
pub use draft::{Draft, stamped};
pub use file::{FILE_LIMIT, read as read_file, written as written_file};
pub use key::{
    ANSWERS, BROKEN, CHOICES, DRAFT, Key, POINTS, PREDICTED, Part, REACHED, SOLVED, WORDS,
};
pub use last::Last;
pub use merge::{Summary, merge};
pub use store::Store;

use crate::browser::{self, Blocked};

/// The start of all names that this site keeps anything under. What another
/// application on the same origin keeps begins otherwise, and is never touched.
const PREFIX: &str = "bytewise.";

/// The start of the names under which a draft is put aside that cannot be read.
pub const UNREADABLE: &str = "bytewise.unreadable.";

/// The start of the names under which it is kept that questions were skipped.
pub const SKIPPED: &str = "bytewise.skipped.";

/// The names of what is the page's look, which is no progress.
const LOOKS: [&str; 2] = ["bytewise.theme", "bytewise.lesson"];

/// Under which name the number of the layout is kept.
const LAYOUT: &str = "bytewise.layout";

/// The number of the layout that this build writes. Layout 1 had no number, no
/// last place, and drafts without a time; this build reads it as it is.
pub const VERSION: u64 = 2;

/// The relation of what is kept to what this build writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Nothing is kept yet, or an older layout, which this build reads.
    Older,
    /// This build's own.
    Own,
    /// A newer build has written it: it is not touched.
    Newer,
}

/// Reads the number of a layout, whoever wrote it.
fn layout_of(mark: Option<&str>) -> Layout {
    match mark.and_then(|mark| mark.parse::<u64>().ok()) {
        Some(VERSION) => Layout::Own,
        Some(number) if number > VERSION => Layout::Newer,
        Some(_) | None => Layout::Older,
    }
}

/// The layout of what the browser keeps.
pub fn layout() -> Result<Layout, Blocked> {
    Ok(layout_of(browser::load(LAYOUT)?.as_deref()))
}

/// Keeps a string of a learner's progress. Refused, the old one stays: storage
/// is full, blocked, or has what a newer build wrote.
pub fn store(key: &str, text: &str) -> Result<(), Blocked> {
    match layout()? {
        Layout::Newer => return Err(Blocked),
        Layout::Own => {}
        Layout::Older => {
            // Refused, the next string brings it.
            let _ = browser::store(LAYOUT, &VERSION.to_string());
        }
    }
    browser::store(key, text)
}

/// Keeps nothing under that key any more.
pub fn forget(key: &str) -> Result<(), Blocked> {
    match layout()? {
        Layout::Newer => Err(Blocked),
        Layout::Own | Layout::Older => browser::forget(key),
    }
}

/// All that the browser keeps of a learner's progress.
pub fn load() -> Result<Store, Blocked> {
    // Its keys cannot be told from none where storage is blocked.
    browser::load(LAYOUT)?;
    let pairs = browser::keys().into_iter().filter_map(|key| {
        let text = browser::load(&key).ok().flatten()?;
        Some((key, text))
    });
    Ok(Store::of(pairs))
}

/// The changes that leave nothing of one exercise, beside its marks in `store`.
pub fn without(store: &Store, slug: &str) -> Vec<Change> {
    let own = [UNREADABLE, SKIPPED].map(|start| format!("{start}{slug}"));
    let beside = own.into_iter().filter_map(gone);
    changes(store, &store.without(slug))
        .into_iter()
        .chain(beside)
        .collect()
}

/// The changes that leave nothing of a learner's progress, and no other name of
/// this site but those of the page's look.
pub fn without_all() -> Vec<Change> {
    let keys = browser::keys().into_iter();
    let own = keys.filter(|key| key.starts_with(PREFIX) && !LOOKS.contains(&key.as_str()));
    own.filter_map(gone).collect()
}

/// The change that takes away what is kept under a key.
fn gone(key: String) -> Option<Change> {
    let before = browser::load(&key).ok().flatten()?;
    Some(Change {
        key,
        before: Some(before),
        after: None,
    })
}

/// The browser's own storage, for [`apply`].
pub struct Browser;

impl Shelf for Browser {
    fn load(&self, key: &str) -> Result<Option<String>, Blocked> {
        browser::load(key)
    }

    fn set(&mut self, key: &str, text: Option<&str>) -> Result<(), Blocked> {
        match text {
            Some(text) => store(key, text),
            None => forget(key),
        }
    }
}
