//! The files that never change under their name, because it holds a digest of
//! their content.

use std::collections::BTreeMap;

use super::digest::Digest;

/// The folder of these files.
pub(crate) const FOLDER: &str = "assets/";

/// Files named by their content.
#[derive(Default)]
pub(crate) struct Assets(BTreeMap<String, Vec<u8>>);

impl Assets {
    /// Adds a file, `app.wasm`, and gives its address from the site's root,
    /// `assets/app.0123456789abcdef.wasm`.
    pub(crate) fn add(&mut self, name: &str, bytes: Vec<u8>) -> String {
        let digest = Digest::of([bytes.as_slice()]).short();
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let address = format!("{FOLDER}{stem}.{digest}.{extension}");
        self.0.insert(address.clone(), bytes);
        address
    }

    /// The files by their addresses.
    pub(crate) fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.0
    }
}
