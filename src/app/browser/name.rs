//! A name for this tab, so that the host tells apart the tabs of a class that
//! comes from one address.

use std::cell::OnceCell;
use std::fmt::Write;

use super::window;

/// Under which name it is kept while the tab lives.
const STORED_AS: &str = "bytewise.tab";

thread_local! {
    static NAME: OnceCell<String> = const { OnceCell::new() };
}

/// The name of this tab: 32 digits, the same after a reload.
pub fn tab_name() -> String {
    NAME.with(|name| name.get_or_init(kept).clone())
}

fn kept() -> String {
    let storage = window().session_storage().ok().flatten();
    let known = storage
        .as_ref()
        .and_then(|storage| storage.get_item(STORED_AS).ok().flatten())
        .filter(|known| known.len() == 32 && known.bytes().all(|byte| byte.is_ascii_hexdigit()));
    known.unwrap_or_else(|| {
        let drawn = drawn();
        if let Some(storage) = storage {
            // Blocked, it lasts until the page is loaded again.
            let _ = storage.set_item(STORED_AS, &drawn);
        }
        drawn
    })
}

fn drawn() -> String {
    let mut bytes = [0; 16];
    // Every browser that runs WebAssembly has numbers that cannot be guessed.
    if let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes.iter().fold(String::new(), |mut name, byte| {
        // Writing to a text cannot fail.
        let _ = write!(name, "{byte:02x}");
        name
    })
}
