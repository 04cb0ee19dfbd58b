//! Strings between the windows of one lecture, within this browser.

use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent};

use super::{Blocked, Listener};

/// A channel. Dropping it closes it.
pub struct Channel {
    channel: BroadcastChannel,
    _listener: Listener,
}

impl Channel {
    /// Opens the channel of that name, and calls `heard` with each string of
    /// another window. A browser may have no channels.
    pub fn open(name: &str, heard: impl Fn(String) + 'static) -> Result<Self, Blocked> {
        let channel = BroadcastChannel::new(name).map_err(|_| Blocked)?;
        let listener = Listener::new(&channel, "message", move |event| {
            let event = event.dyn_ref::<MessageEvent>();
            if let Some(text) = event.and_then(|event| event.data().as_string()) {
                heard(text);
            }
        });
        Ok(Self {
            channel,
            _listener: listener,
        })
    }

    /// Tells the other windows. One that is closed hears nothing.
    pub fn post(&self, text: &str) {
        // A string can always be sent.
        let _ = self.channel.post_message(&text.into());
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}
