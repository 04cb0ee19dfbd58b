//! The exercises, and the registry that lists them in the order in which they
//! are taught. An exercise is a folder here and a line in [`TRACKS`].

pub mod harness;

mod chunked_processing;
mod compact_records;
mod interning;
mod lazy_sum;
mod slots;

use harness::Registered;

/// Some exercises that are taught together.
pub struct Track {
    /// The track's name in links.
    pub id: &'static str,
    /// The track's name for people.
    pub title: &'static str,
    /// One sentence on what it teaches.
    pub summary: &'static str,
    /// Its exercises, in order.
    pub exercises: &'static [&'static dyn Registered],
}

/// Every exercise there is, track by track.
pub const TRACKS: &[Track] = &[Track {
    id: "optimization",
    title: "Optimization",
    summary: "The same answer from fewer bytes: one technique an exercise.",
    exercises: &[
        &slots::Slots,
        &lazy_sum::LazySum,
        &interning::Interning,
        &compact_records::CompactRecords,
        &chunked_processing::ChunkedProcessing,
    ],
}];

/// Every exercise, in order.
pub fn all() -> impl Iterator<Item = &'static dyn Registered> {
    TRACKS.iter().flat_map(|track| track.exercises.iter().copied())
}

/// The exercise of that slug.
pub fn find(slug: &str) -> Option<&'static dyn Registered> {
    all().find(|exercise| exercise.slug() == slug)
}
