//! Changes of what is kept: all of them, or none.

use super::Store;
use super::key::{Key, SOLVED};
use crate::browser::Blocked;

/// A place that keeps strings, as the browser's storage is one.
pub trait Shelf {
    /// The string that is kept under a key.
    fn load(&self, key: &str) -> Result<Option<String>, Blocked>;

    /// Keeps another string there, or none. Refused, the old one stays.
    fn set(&mut self, key: &str, text: Option<&str>) -> Result<(), Blocked>;
}

/// A string that becomes another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its name.
    pub key: String,
    /// The string that is there now.
    pub before: Option<String>,
    /// The string that is to be there.
    pub after: Option<String>,
}

/// The reason for which nothing was changed, or not all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failed {
    /// Something else is kept than what the changes were made from: another tab
    /// has written, or storage was cleared. Nothing is changed.
    Elsewhere,
    /// Storage is full or blocked. Nothing is changed.
    Refused,
    /// The same, and what was under these names before could not be kept again.
    Torn(Vec<String>),
}

/// The changes that make one store of another. Texts that are kept beside others
/// come first, and what goes comes last: should the browser end in between,
/// nothing is lost.
pub fn changes(before: &Store, after: &Store) -> Vec<Change> {
    let change = |key: &str| Change {
        key: key.to_owned(),
        before: before.get(key).map(str::to_owned),
        after: after.get(key).map(str::to_owned),
    };
    let new = after
        .iter()
        .filter(|(key, text)| before.get(key) != Some(text));
    let gone = before.iter().filter(|(key, _)| after.get(key).is_none());
    let mut all: Vec<Change> = new.chain(gone).map(|(key, _)| change(key)).collect();
    all.sort_by_key(|change| match Key::read(&change.key) {
        _ if change.after.is_none() => 3,
        Some(Key::Of(part, _)) if part.is_other() => 0,
        _ if change.key == SOLVED => 2,
        _ => 1,
    });
    all
}

/// The changes that take these back.
pub fn undone(changes: &[Change]) -> Vec<Change> {
    let back = |change: &Change| Change {
        key: change.key.clone(),
        before: change.after.clone(),
        after: change.before.clone(),
    };
    changes.iter().rev().map(back).collect()
}

/// Makes all changes, or none.
pub fn apply(shelf: &mut impl Shelf, changes: &[Change]) -> Result<(), Failed> {
    for change in changes {
        let there = shelf.load(&change.key).map_err(|Blocked| Failed::Refused)?;
        if there != change.before {
            return Err(Failed::Elsewhere);
        }
    }
    for (done, change) in changes.iter().enumerate() {
        if shelf.set(&change.key, change.after.as_deref()).is_err() {
            return Err(put_back(shelf, &changes[..done]));
        }
    }
    Ok(())
}

/// Undoes changes that were made; first those that give room.
fn put_back(shelf: &mut impl Shelf, made: &[Change]) -> Failed {
    let (new, others): (Vec<_>, Vec<_>) = made.iter().partition(|change| change.before.is_none());
    let mut lost = Vec::new();
    for change in new.into_iter().chain(others) {
        if shelf.set(&change.key, change.before.as_deref()).is_err() {
            lost.push(change.key.clone());
        }
    }
    if lost.is_empty() {
        Failed::Refused
    } else {
        Failed::Torn(lost)
    }
}
