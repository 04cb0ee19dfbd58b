//! The file that a learner hands in: drafts, and what their own browser says of
//! them. Whoever grades it compiles and judges the drafts anew.

use serde::{Deserialize, Serialize};

/// The file's name, as a browser saves it.
pub const HAND_IN: &str = "bytewise-hand-in.json";

/// The number of the form that is written and read.
pub const FORM: u32 = 1;

/// The most bytes that a file may have.
pub const MOST_BYTES: u64 = 16 << 20;

/// A file that was handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandIn {
    /// [`FORM`]; another number is another form.
    pub bytewise_hand_in: u32,
    /// The build of the site that wrote it.
    pub build: String,
    /// The moment at which it was written, by the learner's clock: ISO 8601.
    pub saved: String,
    /// The learner's drafts, at most one of each exercise.
    pub exercises: Vec<HandedIn>,
}

/// A draft that was handed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedIn {
    /// The exercise.
    pub slug: String,
    /// The learner's file.
    pub source: String,
    /// The verdict on this very draft, if that page had one.
    #[serde(default)]
    pub verdict: Option<String>,
    /// True if the browser remembers that some draft has solved it.
    #[serde(default)]
    pub solved: bool,
    /// The exercise's figure that the learner's best version reached at the
    /// default case, if the browser remembers one.
    #[serde(default)]
    pub figure: Option<u64>,
}
