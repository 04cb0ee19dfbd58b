//! The addresses of a built site's files.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Embedded in every page as JSON (`<script type="application/json" id="site">`).
/// Addresses are relative to the site's root; `root` leads there from the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// From the page to the site's root: `./` or `../../`.
    pub root: String,
    /// The file's name at the end of a page's address: empty, or `index.html` for
    /// servers that show no folder.
    #[serde(default)]
    pub index: String,
    /// Names this build: a digest of all its files.
    pub build: String,
    /// The app's JavaScript glue.
    pub app: String,
    /// The app's module.
    pub app_wasm: String,
    /// The measured modules by the name of their track.
    pub labs: BTreeMap<String, LabFiles>,
    /// The script of the run's worker.
    pub worker: String,
    /// The plots chunk (`ECharts`).
    pub plots: String,
    /// The editor chunk (`CodeMirror`).
    pub editor: String,
    /// `catalogue.json`.
    pub catalogue: String,
    /// Each exercise's content by slug.
    pub content: BTreeMap<String, String>,
    /// The other pages of prose by name: `how-it-measures`.
    pub pages: BTreeMap<String, String>,
}

/// The addresses of a track's measured module.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabFiles {
    /// The module that counts.
    pub counting: String,
    /// Its twin that knows lines.
    pub traced: String,
    /// The calls that the twin refers to by number: a
    /// [`LineTable`](crate::LineTable).
    pub lines: String,
}
