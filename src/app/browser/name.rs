//! A name for this tab, so that the host tells apart the tabs of a class that
//! comes from one address.

use std::cell::OnceCell;
use std::fmt::Write;

use super::{keep_in_tab, kept_in_tab, window};

/// Under which name it is kept while the tab lives.
const STORED_AS: &str = "bytewise.tab";

/// The same for the lecture that it shows.
const TALK: &str = "bytewise.talk";

thread_local! {
    static NAME: OnceCell<String> = const { OnceCell::new() };
}

/// The name of this tab: 32 digits, the same after a reload.
pub fn tab_name() -> String {
    NAME.with(|name| name.get_or_init(|| kept(STORED_AS)).clone())
}

/// The name of the lecture that this tab shows: 32 digits, the same after a
/// reload, and another in each tab.
pub fn talk_name() -> String {
    kept(TALK)
}

fn kept(stored_as: &str) -> String {
    let known = kept_in_tab(stored_as)
        .filter(|known| known.len() == 32 && known.bytes().all(|byte| byte.is_ascii_hexdigit()));
    known.unwrap_or_else(|| {
        let drawn = drawn();
        keep_in_tab(stored_as, &drawn);
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
