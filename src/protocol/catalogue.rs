//! The catalogue: which exercises there are, track by track.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Headline;

/// The difficulty of an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// One idea, a few lines.
    Easy,
    /// One idea with consequences.
    Medium,
    /// Several ideas together.
    Hard,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Easy => "easy",
            Self::Medium => "medium",
            Self::Hard => "hard",
        })
    }
}

/// What an exercise asks of a learner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shape {
    /// A version of their own, which is judged.
    #[default]
    Edit,
    /// A guess before each run of the proof.
    Predict,
    /// A choice of a structure for each part of a problem, under a budget.
    Design,
    /// An answer in their own words, to hold against a model's.
    Interview,
}

impl Shape {
    /// True if a learner's version is judged.
    pub fn is_edit(self) -> bool {
        self == Self::Edit
    }
}

/// `catalogue.json`: all exercises in the order in which they are taught.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalogue {
    /// The tracks, in order.
    pub tracks: Vec<TrackEntries>,
}

/// One track with its exercises.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrackEntries {
    /// The track's name in links: `optimization`.
    pub id: String,
    /// The track's name for people: `Optimization`.
    pub title: String,
    /// One sentence on what it teaches.
    pub summary: String,
    /// Its exercises, in order.
    pub exercises: Vec<Entry>,
}

/// One exercise as the catalogue shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The exercise's name in links and on the command line.
    pub slug: String,
    /// The exercise's name for people.
    pub title: String,
    /// Its difficulty.
    pub level: Level,
    /// The minutes that it takes.
    pub minutes: u32,
    /// The technique in a few words: `fixed fields`.
    pub technique: String,
    /// The Python feature it ports: `__slots__`.
    pub ports: String,
    /// Words to filter by.
    pub tags: Vec<String>,
    /// One sentence: what the learner will see.
    pub summary: String,
    /// The figure the exercise is about.
    pub headline: Headline,
    /// What it asks of a learner.
    pub shape: Shape,
}

/// The exercise before or after another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Neighbour {
    /// Its slug.
    pub slug: String,
    /// Its title.
    pub title: String,
}

impl Catalogue {
    /// All entries with their tracks, in order.
    pub fn entries(&self) -> impl Iterator<Item = (&TrackEntries, &Entry)> {
        self.tracks
            .iter()
            .flat_map(|track| track.exercises.iter().map(move |entry| (track, entry)))
    }

    /// The entry of that slug.
    pub fn find(&self, slug: &str) -> Option<(&TrackEntries, &Entry)> {
        self.entries().find(|(_, entry)| entry.slug == slug)
    }
}
