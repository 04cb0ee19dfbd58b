//! The copy of a file that a browser gets, and whether it has it already.

/// The packing of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    Plain,
    Gzip,
    Brotli,
}

impl Encoding {
    /// The name in headers; a plain body has none.
    pub(crate) fn name(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }
}

/// The encoding that an `Accept-Encoding` likes best; of two it likes the
/// same, the smaller one.
pub(crate) fn encoding(accepted: &str) -> Encoding {
    let quality = |encoding: &str| {
        let mut any = None;
        for item in accepted.split(',') {
            let (name, parameters) = item.split_once(';').unwrap_or((item, ""));
            let quality = quality(parameters);
            if name.trim().eq_ignore_ascii_case(encoding) {
                return quality;
            }
            if name.trim() == "*" {
                any = Some(quality);
            }
        }
        any.unwrap_or(0.0)
    };
    let (brotli, gzip) = (quality("br"), quality("gzip"));
    if brotli > 0.0 && brotli >= gzip {
        Encoding::Brotli
    } else if gzip > 0.0 {
        Encoding::Gzip
    } else {
        Encoding::Plain
    }
}

/// The number after `q=`; what is no number is not acceptable.
fn quality(parameters: &str) -> f32 {
    let quality = parameters.split(';').find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("q").then(|| value.trim())
    });
    quality.map_or(1.0, |value| value.parse().unwrap_or(0.0))
}

/// Tells whether an `If-None-Match` names the tag of what would be sent.
pub(crate) fn is_known(if_none_match: &str, tag: &str) -> bool {
    if_none_match
        .split(',')
        .map(str::trim)
        .any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_liked_encoding_is_taken() {
        use Encoding::{Brotli, Gzip, Plain};
        for (accepted, expected) in [
            ("", Plain),
            ("identity", Plain),
            ("gzip", Gzip),
            ("gzip, deflate, br, zstd", Brotli),
            ("GZIP", Gzip),
            ("br;q=0", Plain),
            ("br;q=0, gzip", Gzip),
            ("br; q=0.5, gzip; q=0.8", Gzip),
            ("br;q=0.8,gzip;q=0.8", Brotli),
            ("*", Brotli),
            ("*;q=0", Plain),
            ("br;q=0, *", Gzip),
            ("gzip, *;q=0", Gzip),
            ("br;q=nonsense", Plain),
            ("brotli", Plain),
        ] {
            assert_eq!(encoding(accepted), expected, "{accepted:?}");
        }
    }

    #[test]
    fn a_known_tag_is_recognized() {
        for known in ["\"a\"", "W/\"a\"", "\"b\", \"a\"", "*", " \"a\" "] {
            assert!(is_known(known, "\"a\""), "{known}");
        }
        for unknown in ["", "a", "\"b\"", "\"ab\""] {
            assert!(!is_known(unknown, "\"a\""), "{unknown}");
        }
    }
}
