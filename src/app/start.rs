//! The browser's entry: `boot.js` calls [`start`].

use std::rc::Rc;

use protocol::Site;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Url;

use crate::browser::{Bridge, decode, document, json, reason, window};
use crate::navigator::Navigator;

/// The bytes of memory that the application begins with. Untouched, they cost
/// nothing.
const ROOM: usize = 16 << 20;

/// Takes over the page that the browser shows, once it has all that the page
/// needs; until then, and if it fails, the page stays as it was written.
///
/// The error is a sentence without a dot.
#[wasm_bindgen]
pub async fn start(bridge: Bridge) -> Result<(), JsValue> {
    // Asked for while the module is alone, so that its memory seldom grows beneath
    // a chunk. WebKit has trapped once, and that growth is suspected.
    drop(std::hint::black_box(Vec::<u8>::with_capacity(ROOM)));
    let site = site()?;
    let address = window().location().href()?;
    let base = Url::new_with_base(&site.root, &address)?.pathname();
    let catalogue = json(&format!("{base}{}", site.catalogue)).await?;
    Navigator::start(bridge, Rc::new(site), base, Rc::new(catalogue)).await?;
    Ok(())
}

/// Reads the addresses of the site's files from the page.
fn site() -> Result<Site, String> {
    let text = document()
        .get_element_by_id("site")
        .and_then(|element| element.text_content())
        .ok_or("The page does not say where its files are. Build the site again")?;
    let damaged = |why: String| {
        format!("What the page says of its files is damaged ({why}). Build the site again")
    };
    let value = js_sys::JSON::parse(&text).map_err(|error| damaged(reason(&error)))?;
    decode(value).map_err(|error| damaged(error.to_string()))
}
