//! The strings that the browser keeps for the next visit. It may refuse:
//! storage can be full, or blocked.

use web_sys::Storage;

use super::window;

/// The browser keeps nothing, or no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blocked;

fn storage() -> Result<Storage, Blocked> {
    window().local_storage().ok().flatten().ok_or(Blocked)
}

/// Gives the keys under which something is kept; none where storage is blocked.
pub fn keys() -> Vec<String> {
    let Ok(storage) = storage() else {
        return Vec::new();
    };
    let count = storage.length().unwrap_or_default();
    let keys = (0..count).filter_map(|index| storage.key(index).ok().flatten());
    keys.collect()
}

/// Reads the string that is kept under that key, if there is one.
pub fn load(key: &str) -> Result<Option<String>, Blocked> {
    storage()?.get_item(key).map_err(|_| Blocked)
}

/// Keeps a text under that key. Refused, the old one stays.
pub fn store(key: &str, text: &str) -> Result<(), Blocked> {
    storage()?.set_item(key, text).map_err(|_| Blocked)
}

/// Reads the string that is kept under that key as long as the tab lives.
pub fn kept_in_tab(key: &str) -> Option<String> {
    let storage = window().session_storage().ok().flatten()?;
    storage.get_item(key).ok().flatten()
}

/// Keeps a string under that key as long as the tab lives. Refused, it lasts
/// until the page is loaded again.
pub fn keep_in_tab(key: &str, text: &str) {
    if let Some(storage) = window().session_storage().ok().flatten() {
        let _ = storage.set_item(key, text);
    }
}

/// Keeps nothing under that key any more.
pub fn forget(key: &str) -> Result<(), Blocked> {
    storage()?.remove_item(key).map_err(|_| Blocked)
}
