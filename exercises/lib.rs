//! The exercises, and the registry that lists them in the order in which they
//! are taught. An exercise is a folder here and a line in [`TRACKS`].

mod claims;
pub mod file;
mod findings;
pub mod harness;
pub mod live;
mod run;

pub mod buffer_pool;
pub mod byte_bounded_cache;
pub mod chunked_processing;
pub mod compact_records;
pub mod copy_on_write;
pub mod deep_size;
pub mod first_snapshot;
pub mod five_field_record;
pub mod interning;
pub mod lazy_loading;
pub mod lazy_pipeline;
pub mod lazy_sum;
pub mod leak_hunt;
pub mod line_profile;
pub mod mapped_file;
pub mod memory_hog;
pub mod memory_monitor;
pub mod packed_records;
pub mod shallow_size;
pub mod slots;
pub mod slots_benchmark;
pub mod slots_instance;
pub mod snapshot_diff;
pub mod sum_of_squares;
pub mod top_allocators;
pub mod typed_array;

use harness::Registered;

/// The tests compare what exercises say of their memory with what they take.
#[cfg(test)]
#[global_allocator]
static ALLOCATOR: meter::Meter = meter::Meter;

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
pub const TRACKS: &[Track] = &[
    Track {
        id: "optimization",
        title: "Optimization",
        summary: "The same answer from fewer bytes: one technique an exercise.",
        exercises: &[
            &slots::Slots,
            &lazy_sum::LazySum,
            &typed_array::TypedArray,
            &packed_records::PackedRecords,
            &interning::Interning,
            &lazy_loading::LazyLoading,
            &mapped_file::MappedFile,
            &copy_on_write::CopyOnWrite,
            &buffer_pool::BufferPool,
            &compact_records::CompactRecords,
            &chunked_processing::ChunkedProcessing,
        ],
    },
    Track {
        id: "profiling",
        title: "Profiling",
        summary: "Code that measures itself: which line holds the bytes?",
        exercises: &[
            &shallow_size::ShallowSize,
            &first_snapshot::FirstSnapshot,
            &slots_instance::SlotsInstance,
            &snapshot_diff::SnapshotDiff,
            &deep_size::DeepSize,
            &top_allocators::TopAllocators,
            &slots_benchmark::SlotsBenchmark,
            &leak_hunt::LeakHunt,
            &byte_bounded_cache::ByteBoundedCache,
            &memory_monitor::MemoryMonitor,
            &lazy_pipeline::LazyPipeline,
        ],
    },
    Track {
        id: "drills",
        title: "Drills",
        summary: "No new ideas: measure, find the line, mend it.",
        exercises: &[
            &sum_of_squares::SumOfSquares,
            &five_field_record::FiveFieldRecord,
            &memory_hog::MemoryHog,
        ],
    },
    Track {
        id: "techniques",
        title: "Techniques",
        summary: "One technique, one small program, line by line.",
        exercises: &[&line_profile::LineProfile],
    },
];

/// Every exercise, in order.
pub fn all() -> impl Iterator<Item = &'static dyn Registered> {
    TRACKS.iter().flat_map(|track| track.exercises.iter().copied())
}

/// The exercise of that slug.
pub fn find(slug: &str) -> Option<&'static dyn Registered> {
    all().find(|exercise| exercise.slug() == slug)
}
