//! One run: what is asked of the lab, and what it gives back.

use serde::{Deserialize, Serialize};

use crate::Case;

/// What the lab is asked to run, as JSON in its request buffer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// The exercise's slug.
    pub exercise: String,
    /// The variant's name.
    pub variant: String,
    /// Every knob of the exercise with its value.
    pub case: Case,
}

/// The five figures of a run. Bytes are those the program requested; what the
/// allocator adds shows in `pages` alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// The most bytes live at once.
    pub peak: u64,
    /// The bytes of all allocations together.
    pub total: u64,
    /// How many allocations, a resized block counting once more.
    pub allocations: u64,
    /// The bytes still live after the answer was dropped. Below zero only when
    /// code frees a block that is older than the run.
    pub retained: i64,
    /// By how many pages of 64 KiB the linear memory grew. It never shrinks.
    pub pages: u64,
}

/// The figure that an exercise is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Headline {
    /// [`Usage::peak`].
    Peak,
    /// [`Usage::total`].
    Total,
    /// [`Usage::allocations`].
    Allocations,
    /// [`Usage::retained`].
    Retained,
}

impl Headline {
    /// The headline's figure among the five; a negative `retained` reads 0.
    pub fn of(self, usage: &Usage) -> u64 {
        match self {
            Self::Peak => usage.peak,
            Self::Total => usage.total,
            Self::Allocations => usage.allocations,
            Self::Retained => u64::try_from(usage.retained).unwrap_or(0),
        }
    }

    /// The figure's one name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Peak => "peak",
            Self::Total => "total",
            Self::Allocations => "allocations",
            Self::Retained => "retained",
        }
    }

    /// What the figure counts: `bytes` or `allocations`.
    pub fn unit(self) -> &'static str {
        match self {
            Self::Peak | Self::Total | Self::Retained => "bytes",
            Self::Allocations => "allocations",
        }
    }
}

/// Live bytes right after one call to the allocator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelinePoint {
    /// Which call it was, counted from 0.
    pub event: u64,
    /// Bytes live after it.
    pub live: i64,
}

/// Live bytes over a run, thinned to at most 2,000 points; the highest and the
/// last are always among them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timeline {
    /// How many calls (allocations, resizes, frees) the run made in all.
    pub events: u64,
    /// The points kept, by ascending `event`.
    pub points: Vec<TimelinePoint>,
}

/// All that one run gives back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The exercise's slug.
    pub exercise: String,
    /// The variant's name.
    pub variant: String,
    /// The case it ran.
    pub case: Case,
    /// What the variant computed, as text. Equal for all variants.
    pub answer: String,
    /// The payload's own bytes for this case: the physical limit of `peak`.
    pub floor: u64,
    /// The five figures.
    pub usage: Usage,
    /// How many blocks were freed, a resized block counting once.
    pub frees: u64,
    /// Live bytes over the run.
    pub timeline: Timeline,
    /// Wall-clock milliseconds, from the engine's own clock. Not repeatable.
    pub time_ms: f64,
}

/// Why a run gave no figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FailureKind {
    /// The lab does not know the exercise, variant or knob, or a value is out
    /// of range.
    BadRequest,
    /// The Rust code panicked.
    Panic,
    /// An allocation was refused because the linear memory is at its limit.
    OutOfMemory,
    /// The stack overflowed.
    StackOverflow,
    /// The engine stopped the module for another reason.
    Trap,
    /// The run exceeded its time limit.
    TimedOut,
    /// The person pressed Stop.
    Stopped,
    /// Two variants gave different answers.
    AnswersDiffer,
    /// lab.wasm could not be fetched or compiled.
    LabUnavailable,
    /// The browser could not start the worker, or the worker itself failed.
    WorkerUnavailable,
}

/// Why a run gave no figures, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// The cause's class.
    pub kind: FailureKind,
    /// What happened, where, and the next step, without a final dot.
    pub message: String,
}

/// What lab.wasm leaves in its report buffer, as JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// The run ended; its figures.
    Report(Box<Report>),
    /// The run was not possible.
    Failure(Failure),
}

/// One run of a worker's batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    /// Chosen by the app; comes back with the outcome.
    pub id: u32,
    /// What to run.
    pub request: Request,
}

/// What `worker.js` posts to the app.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FromWorker {
    /// A job ended.
    Outcome {
        /// The job's id.
        id: u32,
        /// What it gave.
        outcome: Outcome,
    },
    /// All jobs of the batch have ended.
    Done,
}

/// `exercises/<slug>/figures.json`: the figures of the default case, which a
/// test measures again and which the prose quotes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recorded {
    /// The default case.
    pub case: Case,
    /// What every variant computed.
    pub answer: String,
    /// The payload's own bytes.
    pub floor: u64,
    /// Each variant's figures, naive first.
    pub runs: Vec<RecordedRun>,
}

/// One variant's figures in [`Recorded`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedRun {
    /// The variant's name.
    pub variant: String,
    /// The five figures.
    #[serde(flatten)]
    pub usage: Usage,
    /// How many blocks were freed.
    pub frees: u64,
}
