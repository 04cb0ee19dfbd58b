//! A file of the person's own.

use protocol::text;
use web_sys::{File, HtmlInputElement};

/// A file that the person chose. Only the worker reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnFile {
    /// Its name, without the folder.
    pub name: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// The reference that the worker is given, not the bytes.
    pub handle: File,
}

impl OwnFile {
    /// The file that the input holds, if any.
    pub fn chosen(input: &HtmlInputElement) -> Option<Self> {
        let handle = input.files()?.get(0)?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a length is a whole number"
        )]
        let bytes = handle.size() as u64;
        Some(Self {
            name: handle.name(),
            bytes,
            handle,
        })
    }

    /// `access.log, 1,234 bytes`
    pub fn described(&self) -> String {
        described(&self.name, self.bytes)
    }
}

fn described(name: &str, bytes: u64) -> String {
    format!("{name}, {} bytes", text::grouped(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_described_by_its_name_and_its_length() {
        assert_eq!(
            described("disk.img", 4_294_967_296),
            "disk.img, 4,294,967,296 bytes"
        );
    }
}
