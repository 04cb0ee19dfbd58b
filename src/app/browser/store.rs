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

/// Reads the string that is kept under that key, if there is one.
pub fn load(key: &str) -> Result<Option<String>, Blocked> {
    storage()?.get_item(key).map_err(|_| Blocked)
}

/// Keeps a text under that key. Refused, the old one stays.
pub fn store(key: &str, text: &str) -> Result<(), Blocked> {
    storage()?.set_item(key, text).map_err(|_| Blocked)
}

/// Keeps nothing under that key any more.
pub fn forget(key: &str) -> Result<(), Blocked> {
    storage()?.remove_item(key).map_err(|_| Blocked)
}
