//! The exercises, and the registry that lists them in the order in which they
//! are taught. An exercise is a folder here and a line in [`TRACKS`].

mod access_log;
mod answer;
mod census;
mod claims;
pub mod file;
mod findings;
pub mod harness;
pub mod live;
pub mod output;
mod owners;
mod paths;
mod rows;
mod run;
mod source;

use harness::Registered;

/// The tests compare what exercises say of their memory with what they take.
#[cfg(test)]
#[global_allocator]
static ALLOCATOR: meter::Meter = meter::Meter::new();

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

impl Track {
    /// True if that exercise is one of the track's.
    pub fn has(&self, exercise: &dyn Registered) -> bool {
        let slug = exercise.slug();
        self.exercises.iter().any(|own| own.slug() == slug)
    }
}

/// Declares the module of each exercise, and lists them track by track.
macro_rules! tracks {
    ($(
        $id:literal, $title:literal, $summary:literal:
        $($module:ident::$exercise:ident,)+
    )+) => {
        $($(pub mod $module;)+)+

        /// Every exercise there is, track by track.
        pub const TRACKS: &[Track] = &[$(Track {
            id: $id,
            title: $title,
            summary: $summary,
            exercises: &[$(&$module::$exercise,)+],
        },)+];
    };
}

tracks! {
    "optimization",
    "Optimization",
    "The same answer from fewer bytes: one technique an exercise.":
    slots::Slots,
    lazy_sum::LazySum,
    typed_array::TypedArray,
    packed_records::PackedRecords,
    interning::Interning,
    lazy_loading::LazyLoading,
    mapped_file::MappedFile,
    copy_on_write::CopyOnWrite,
    buffer_pool::BufferPool,
    compact_records::CompactRecords,
    chunked_processing::ChunkedProcessing,

    "profiling",
    "Profiling",
    "Code that measures itself: which line holds the bytes?":
    shallow_size::ShallowSize,
    first_snapshot::FirstSnapshot,
    slots_instance::SlotsInstance,
    snapshot_diff::SnapshotDiff,
    deep_size::DeepSize,
    top_allocators::TopAllocators,
    slots_benchmark::SlotsBenchmark,
    leak_hunt::LeakHunt,
    byte_bounded_cache::ByteBoundedCache,
    memory_monitor::MemoryMonitor,
    lazy_pipeline::LazyPipeline,

    "drills",
    "Drills",
    "No new ideas: measure, find the line, fix it.":
    sum_of_squares::SumOfSquares,
    five_field_record::FiveFieldRecord,
    memory_hog::MemoryHog,

    "techniques",
    "Techniques",
    "One technique, one small program, line by line.":
    object_header::ObjectHeader,
    slots_at_scale::SlotsAtScale,
    wire_format::WireFormat,
    frozen_keys::FrozenKeys,
    empty_dicts::EmptyDicts,
    weak_parents::WeakParents,
    weak_cache::WeakCache,
    event_bus::EventBus,
    type_codes::TypeCodes,
    batch_packing::BatchPacking,
    structured_array::StructuredArray,
    bit_flags::BitFlags,
    sparse_data::SparseData,
    borrowed_slices::BorrowedSlices,
    chained_shards::ChainedShards,
    drop_early::DropEarly,
    bounded_cache::BoundedCache,
    line_profile::LineProfile,
    log_pipeline::LogPipeline,
    mapped_search::MappedSearch,
    csv_scan::CsvScan,
    section_extract::SectionExtract,
    result_file::ResultFile,
    sensor_file::SensorFile,
    pool_guard::PoolGuard,
    connection_pool::ConnectionPool,
    flyweight_colors::FlyweightColors,
    flyweight_currency::FlyweightCurrency,
    gc_pauses::GcPauses,
    type_census::TypeCensus,
    reference_path::ReferencePath,

    "challenges",
    "Challenges",
    "What was learnt, put to the test: predict, debug, design, explain.":
    predict_new_field::PredictNewField,
    predict_dead_weak::PredictDeadWeak,
    predict_float_array::PredictFloatArray,
    debug_leaky_base::DebugLeakyBase,
    design_access_log::DesignAccessLog,
    ask_empty_list::AskEmptyList,
    ask_slots_costs::AskSlotsCosts,
    ask_list_or_generator::AskListOrGenerator,
    ask_gc_latency::AskGcLatency,
    ask_map_or_read::AskMapOrRead,
}

/// Every exercise, in order.
pub fn all() -> impl Iterator<Item = &'static dyn Registered> {
    TRACKS.iter().flat_map(|track| track.exercises.iter().copied())
}

/// The exercise of that slug.
pub fn find(slug: &str) -> Option<&'static dyn Registered> {
    all().find(|exercise| exercise.slug() == slug)
}
