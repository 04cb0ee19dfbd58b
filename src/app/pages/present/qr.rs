//! A link as a picture for a telephone's camera, of real nodes.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};
use yew::{Html, html};

/// The quiet modules that a reader needs around the code.
const QUIET: i32 = 4;

/// The address as a QR code; nothing if it is too long for one.
pub fn qr(address: &str) -> Html {
    let Ok(code) = QrCode::encode_text(address, QrCodeEcc::Medium) else {
        return Html::default();
    };
    let side = code.size() + 2 * QUIET;
    html! {
        <svg class="qr" viewBox={format!("0 0 {side} {side}")} role="img" data-qr={address.to_owned()}
            aria-label={format!("QR code of {address}")} shape-rendering="crispEdges">
            <rect class="paper" width={side.to_string()} height={side.to_string()} />
            <path d={path(&code)} />
        </svg>
    }
}

/// A rectangle for each stretch of dark modules.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let start = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > start {
                // Writing to a string cannot fail.
                let _ = write!(
                    path,
                    "M{} {}h{}v1H{}z",
                    start + QUIET,
                    y + QUIET,
                    x - start,
                    start + QUIET
                );
            }
            x += 1;
        }
    }
    path
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::samples::rendered;

    #[test]
    fn an_address_is_a_picture_unless_it_is_too_long() {
        let html = rendered(qr("http://a/"));
        // The first row: a finder, then what the address says, then a finder.
        assert!(html.contains("<path d=\"M4 4h7v1H4z"), "{html}");
        assert!(html.contains("M18 4h7v1H18z"), "{html}");
        assert!(html.contains("QR code of http://a/"), "{html}");
        assert!(!rendered(qr(&"x".repeat(5_000))).contains("<svg"));
    }
}
