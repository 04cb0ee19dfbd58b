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

#[cfg(test)]
mod tests {
    use super::*;

    /// What a reader sees in the path, at so many pixels a module.
    fn read(code: &QrCode) -> String {
        const SCALE: usize = 4;
        let side = usize::try_from(code.size() + 2 * QUIET).expect("it is small");
        let mut dark = vec![false; side * side];
        for piece in path(code).split('M').skip(1) {
            let numbers: Vec<usize> = piece
                .split(|c: char| !c.is_ascii_digit())
                .filter(|it| !it.is_empty())
                .map(|it| it.parse().expect("it is a number"))
                .collect();
            let [x, y, width, 1, _] = numbers[..] else {
                panic!("{piece}");
            };
            dark[y * side + x..][..width].fill(true);
        }
        let picture =
            rqrr::PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, |x, y| {
                if dark[y / SCALE * side + x / SCALE] {
                    0
                } else {
                    255
                }
            });
        let mut picture = picture;
        let grids = picture.detect_grids();
        assert_eq!(grids.len(), 1, "one code is seen");
        grids[0].decode().expect("it is read").1
    }

    #[test]
    fn a_reader_reads_the_address() {
        for address in [
            "https://example.org/bytewise/exercise/slots/",
            "http://192.168.1.17:8080/exercise/predict-dead-weak/",
            "http://localhost/ä",
        ] {
            let code = QrCode::encode_text(address, QrCodeEcc::Medium).expect("it is short");
            assert_eq!(read(&code), address);
        }
    }

    #[cfg(feature = "ssr")]
    #[test]
    fn an_address_that_is_too_long_is_no_picture() {
        use crate::samples::rendered;

        assert!(rendered(qr("http://a/")).contains("<path d=\"M"));
        assert!(!rendered(qr(&"x".repeat(5_000))).contains("<svg"));
    }
}
