//! Digests: names of files, keys of the cache, the build's identity.

use std::fmt::Write;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};

/// The number of hexadecimal digits in a file's name.
const SHORT: usize = 16;

/// A digest of parts, each told from the next.
#[derive(Default)]
pub(crate) struct Digest(Sha256);

impl Digest {
    /// The digest of these parts.
    pub(crate) fn of<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut digest = Self::default();
        for part in parts {
            digest.add(part);
        }
        digest
    }

    /// Adds a part.
    pub(crate) fn add(&mut self, part: &[u8]) {
        self.0.update((part.len() as u64).to_le_bytes());
        self.0.update(part);
    }

    /// All of it, in hexadecimal.
    pub(crate) fn full(self) -> String {
        self.0
            .finalize()
            .iter()
            .fold(String::new(), |mut text, byte| {
                // Writing to a String cannot fail.
                let _ = write!(text, "{byte:02x}");
                text
            })
    }

    /// Enough of it to name a file.
    pub(crate) fn short(self) -> String {
        let mut text = self.full();
        text.truncate(SHORT);
        text
    }
}

/// The digest of a file, as browsers take it to check what they fetch.
pub(crate) fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_told_apart() {
        let of = |parts: &[&str]| Digest::of(parts.iter().map(|part| part.as_bytes())).full();
        assert_eq!(of(&["a", "b"]), of(&["a", "b"]));
        assert_ne!(of(&["a", "b"]), of(&["ab"]));
        assert_ne!(of(&["a", "b"]), of(&["ab", ""]));
        assert_eq!(of(&["a"]).len(), 64);
    }
}
