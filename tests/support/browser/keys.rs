//! Keys: how one is pressed, and `WebDriver`'s names of them, from its table of code
//! points.

use serde_json::json;

use super::{Browser, Page, past_the_harness};

/// Takes back a character.
pub const BACKSPACE: char = '\u{E003}';
/// Moves the focus on.
pub const TAB: char = '\u{E004}';
/// Enter.
pub const ENTER: char = '\u{E007}';
/// Held with another key.
pub const CONTROL: char = '\u{E009}';
/// Escape.
pub const ESCAPE: char = '\u{E00C}';
/// Goes to the end of a line; with Control held, of a text.
pub const END: char = '\u{E010}';
/// A page up, as a clicker presses it.
pub const PAGE_UP: char = '\u{E00E}';
/// A page down.
pub const PAGE_DOWN: char = '\u{E00F}';
/// The arrow to the left.
pub const LEFT: char = '\u{E012}';
/// The arrow to the right.
pub const RIGHT: char = '\u{E014}';
/// The down arrow.
pub const DOWN: char = '\u{E015}';

/// Waits until what was changed is drawn, and then listens for a key. What the
/// application listens with is there a moment after, and on a busy machine
/// `WebKit`'s driver presses keys in between. A window that nobody sees is not drawn.
const READY: &str = "
    const drawn = new Promise((done) => {
        requestAnimationFrame(() => requestAnimationFrame(done));
        setTimeout(done, 300);
    });
    await drawn;
    window.bytewiseKeyCame = false;
    const came = () => window.bytewiseKeyCame = true;
    addEventListener('keydown', came, { capture: true, once: true });
    return true";

/// False if no key has come to the page, which may be another one by now.
const CAME: &str = "
    const done = arguments[0];
    const asked = performance.now();
    const look = () => {
        if (window.bytewiseKeyCame !== false) done(true);
        else if (performance.now() - asked > 2000) done(false);
        else setTimeout(look, 20);
    };
    look();";

/// The number of times that a key is pressed until one comes.
const PRESSES: u32 = 3;

impl Page {
    /// Presses a key, wherever the focus is, perhaps with another held down.
    ///
    /// Now and then, `WebKit`'s driver says that it has pressed a key, and none
    /// comes to the page. Then it is pressed once more.
    pub async fn press(&self, held: Option<char>, key: char) {
        let mut actions = Vec::new();
        if let Some(held) = held {
            actions.push(json!({ "type": "keyDown", "value": held }));
        }
        actions.push(json!({ "type": "keyDown", "value": key }));
        actions.push(json!({ "type": "keyUp", "value": key }));
        if let Some(held) = held {
            actions.push(json!({ "type": "keyUp", "value": held }));
        }
        let body = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] });
        if self.browser() != Browser::WebKit {
            self.extension("actions", body).await;
            return;
        }
        for _ in 0..PRESSES {
            let _: bool = self.script_awaited(READY, vec![]).await;
            self.extension("actions", body.clone()).await;
            let came = self.client.execute_async(CAME, vec![]).await;
            if !came.is_ok_and(|came| came == false) {
                return;
            }
            past_the_harness("WebKit's driver lost a key; once more");
        }
        panic!("WebKit's driver presses no key");
    }
}
