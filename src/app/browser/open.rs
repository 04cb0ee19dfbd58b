//! Another window of the site.

use web_sys::Url;

use super::window;

/// Opens a window of its own for an address. It gets no hold on this one, so
/// nothing tells whether the browser has let it open.
pub fn open_window(address: &str) {
    let features = "noopener,popup,width=1000,height=760";
    let _ = window().open_with_url_and_target_and_features(address, "_blank", features);
}

/// The address of the page, as the browser's bar has it.
pub fn address() -> String {
    window().location().href().unwrap_or_default()
}

/// The address of the page with another query, and without what stands behind
/// `#`, which may be a secret.
pub fn address_with(search: &str) -> String {
    let here = address();
    match Url::new(&here) {
        Ok(url) => {
            url.set_search(search);
            url.set_hash("");
            url.href()
        }
        Err(_) => here,
    }
}

/// The part of the address from `#` on.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// The scheme and the host of the address: `https://example.org`.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}
