//! The addresses of a built site's files.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Content, Entry, Job, Knob, Request, default_case};

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
    /// The measured module that the page runs first, for `boot.js`: it comes while
    /// the application does. The application looks it up in `labs`.
    #[serde(default, skip_deserializing, skip_serializing_if = "Option::is_none")]
    pub lab: Option<String>,
    /// The run that the page opens with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<First>,
}

/// A run that the page opens with: `boot.js` starts it, so that its figures need
/// not wait for the application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct First {
    /// The exercise that is run.
    pub sample: Sample,
    /// Every variant at the default case.
    #[serde(default, skip_deserializing)]
    pub jobs: Vec<Job>,
}

/// The part of an exercise's content that a run needs, and the naming of its
/// figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// The exercise as the catalogue shows it.
    pub entry: Entry,
    /// The knobs of its case.
    pub knobs: Vec<Knob>,
    /// True if it runs in the traced module.
    pub traced: bool,
    /// The variants, naive first.
    pub variants: Vec<Named>,
}

/// A variant, of which only the name matters here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The name.
    pub name: String,
}

impl Sample {
    /// A job for each variant, at the default case.
    pub fn jobs(&self) -> Vec<Job> {
        let case = default_case(&self.knobs);
        let jobs = (0..).zip(&self.variants).map(|(id, variant)| Job {
            id,
            request: Request {
                exercise: self.entry.slug.clone(),
                variant: variant.name.clone(),
                case: case.clone(),
                trace: None,
            },
        });
        jobs.collect()
    }
}

impl From<&Content> for Sample {
    fn from(content: &Content) -> Self {
        let variants = content.variant_names().into_iter();
        Self {
            entry: content.entry.clone(),
            knobs: content.knobs.clone(),
            traced: content.traced,
            variants: variants.map(|name| Named { name }).collect(),
        }
    }
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
