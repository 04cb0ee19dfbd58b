//! One run: what is asked of the lab, and what it gives back.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Case;

/// The run that the lab is asked for, as JSON in its request buffer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// The exercise's slug.
    pub exercise: String,
    /// The variant's name.
    pub variant: String,
    /// Every knob of the exercise with its value.
    pub case: Case,
    /// The notes to take besides, in the traced module.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trace: Option<TraceRequest>,
}

/// The notes of a traced run besides what each chain of calls allocated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TraceRequest {
    /// Notes what is live right after that event, for
    /// [`AllocationSite::at_event`].
    #[serde(default)]
    pub at_event: Option<u64>,
    /// Notes which chains free, for [`AllocationSite::freed_here`].
    #[serde(default)]
    pub frees: bool,
}

/// The five figures of a run. Bytes are those the program requested; what the
/// allocator adds shows in `pages` alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// The most bytes live at once.
    pub peak: u64,
    /// The bytes of all allocations together.
    pub total: u64,
    /// The number of allocations, a resized block counting once more.
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

    /// The unit that the figure counts: `bytes` or `allocations`.
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
    /// The call's number, counted from 0.
    pub event: u64,
    /// Bytes live after it.
    pub live: i64,
}

/// Live bytes over a run, thinned to at most 2,000 points; the highest and the
/// last are always among them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timeline {
    /// The number of calls (allocations, resizes, frees) of the whole run.
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
    /// The variant's answer, as a string. Equal for all variants.
    pub answer: String,
    /// The payload's own bytes for this case: the physical limit of `peak`.
    pub floor: u64,
    /// The most that a learner's version may spend in this case, in the unit of
    /// the exercise's headline; a figure that equals it passes.
    pub budget: u64,
    /// The most allocations that a learner's version may make besides, where
    /// the exercise limits them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_allocations: Option<u64>,
    /// The five figures.
    pub usage: Usage,
    /// The number of blocks that were freed, a resized block counting once.
    pub frees: u64,
    /// The bytes of stack that the variant used at its deepest, as far as they
    /// were written to. They are no part of the figures.
    pub stack: u64,
    /// Live bytes over the run.
    pub timeline: Timeline,
    /// Wall-clock milliseconds, from the engine's own clock. Not repeatable.
    pub time_ms: f64,
    /// The allocations of each chain of calls, most bytes first; only from the
    /// traced module.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sites: Option<Vec<AllocationSite>>,
    /// The exercise's findings about its own memory.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Finding>,
    /// The part of the work that was left out though the answer may be right,
    /// as a sentence without a final dot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_out: Option<String>,
}

/// The allocations of one chain of calls. Over all sites, `total`, `at_peak`
/// and `retained` add up to the run's `total`, `peak` and `retained`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllocationSite {
    /// The numbers of the calls in the line table, outermost first. Empty for
    /// what no call of an exercise led to.
    pub chain: Vec<u32>,
    /// True if these are all the chains that found no room in the table.
    pub overflow: bool,
    /// The bytes of all allocations together.
    pub total: u64,
    /// The number of allocations.
    pub blocks: u64,
    /// The bytes that were live when the run's live bytes were highest.
    pub at_peak: i64,
    /// The bytes that were live right after the event that the request names.
    pub at_event: i64,
    /// The bytes still live after the answer was dropped.
    pub retained: i64,
    /// The bytes that this chain of calls freed, wherever they were allocated,
    /// if the request asked for it.
    pub freed_here: u64,
}

/// A finding of an exercise about its own memory, in the form that it wants shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The table's title.
    pub title: String,
    /// The table.
    pub table: FindingTable,
}

/// A finding's table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FindingTable {
    /// The live bytes of each place, most bytes first.
    Statistics(Vec<StatisticRow>),
    /// The changes at each place, the largest change first.
    Differences(Vec<DifferenceRow>),
    /// Numbers in columns that the exercise names.
    Numbers(NumberTable),
    /// The bytes of values, field by field.
    Layouts(Vec<Layout>),
    /// The owners of each block.
    Sharing(Vec<SharedBlock>),
    /// Values that refer to each other, at one moment after another.
    Graphs(Vec<Graph>),
    /// There is nothing to show, and why.
    Unavailable(String),
}

/// Numbers that an exercise found, in columns of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberTable {
    /// The heading over the rows' names: `value`.
    pub row: String,
    /// The heading of each column: `shallow bytes`.
    pub columns: Vec<String>,
    /// The rows, in the order in which they are to be read.
    pub rows: Vec<NumberRow>,
    /// The row whose first number is drawn against the headline, for all
    /// variants together.
    #[serde(default)]
    pub against: Option<String>,
}

impl NumberTable {
    /// The number in that row and column, if it is there.
    pub fn number(&self, row: &str, column: &str) -> Option<i64> {
        let at = self.columns.iter().position(|head| head == column)?;
        let row = self.rows.iter().find(|known| known.name == row)?;
        *row.cells.get(at)?
    }
}

impl Report {
    /// The number in that row and column of a table that was found, if it is
    /// there.
    pub fn number(&self, row: &str, column: &str) -> Option<i64> {
        let mut tables = self.findings.iter();
        tables.find_map(|finding| match &finding.table {
            FindingTable::Numbers(table) => table.number(row, column),
            FindingTable::Statistics(_)
            | FindingTable::Differences(_)
            | FindingTable::Layouts(_)
            | FindingTable::Sharing(_)
            | FindingTable::Graphs(_)
            | FindingTable::Unavailable(_) => None,
        })
    }
}

/// A row of a [`NumberTable`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberRow {
    /// The name of what the numbers are of.
    pub name: String,
    /// A number for each column; none where it does not apply.
    pub cells: Vec<Option<i64>>,
}

/// The layout of a value's bytes, as the compiler says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// The type, as a person reads it: `Record`, `13 packed bytes`.
    pub name: String,
    /// `size_of` the type in bytes.
    pub size: u64,
    /// `align_of` the type in bytes.
    pub align: u64,
    /// Its fields by ascending offset. What they leave is padding.
    pub fields: Vec<LayoutField>,
}

/// A field of a [`Layout`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayoutField {
    /// The field with its type: `id: u32`.
    pub name: String,
    /// Its first byte, `offset_of` the field.
    pub offset: u64,
    /// Its size in bytes.
    pub size: u64,
}

/// A block of memory, or equal blocks, and who refers to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedBlock {
    /// The block's name: `entries`, `"alpha"`.
    pub name: String,
    /// Requested bytes.
    pub bytes: u64,
    /// The owners, which refer to it: `handle 0`.
    pub owners: Vec<String>,
}

/// Values that refer to each other, at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Graph {
    /// The moment: `after the last handle was dropped`.
    pub moment: String,
    /// The values, row by row, as they are to be drawn.
    pub rows: Vec<Vec<GraphNode>>,
    /// The references between them.
    pub edges: Vec<GraphEdge>,
}

/// A value of a [`Graph`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GraphNode {
    /// The value's name, which no other node has: `root`.
    pub name: String,
    /// The requested bytes of what it owns alone: its block, and its lists.
    /// None are requested for what lies on the stack.
    pub bytes: u64,
    /// Its counts, if its references are counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts: Option<ReferenceCounts>,
    /// Whether it lives, and for whom.
    pub state: NodeState,
}

/// The counts of a value that `Rc` shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferenceCounts {
    /// The references that keep it alive.
    pub strong: u64,
    /// Those that do not.
    pub weak: u64,
}

/// The state of a value in a [`Graph`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NodeState {
    /// It lives, and the program can reach it.
    Held,
    /// It lives, and nothing reaches it any more.
    Leaked,
    /// It was dropped.
    Dropped,
}

/// A reference from one value of a [`Graph`] to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GraphEdge {
    /// The name of the value that refers.
    pub from: String,
    /// The name of the value that it refers to.
    pub to: String,
    /// True if it keeps the other alive.
    pub owns: bool,
}

/// The live bytes of one place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatisticRow {
    /// `file:line`, or several, outermost first, joined by ` > `.
    pub place: String,
    /// Requested bytes.
    pub bytes: u64,
    /// The number of blocks that they are in.
    pub blocks: u64,
}

/// The change at one place between two snapshots.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DifferenceRow {
    /// `file:line`, or several, outermost first, joined by ` > `.
    pub place: String,
    /// Requested bytes in the later snapshot.
    pub bytes: u64,
    /// Bytes more than in the earlier.
    pub bytes_change: i64,
    /// Blocks in the later snapshot.
    pub blocks: u64,
    /// Blocks more than in the earlier.
    pub blocks_change: i64,
}

/// The reason for which a run gave no figures.
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
    /// A file of the run could not be read.
    FileUnreadable,
    /// A file of the run could not be written.
    FileUnwritable,
    /// Two variants gave different answers.
    AnswersDiffer,
    /// lab.wasm could not be fetched or compiled.
    LabUnavailable,
    /// The browser could not start the worker, or the worker itself failed.
    WorkerUnavailable,
}

/// The same, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// The cause's class.
    pub kind: FailureKind,
    /// The words for what happened, where, and the next step for everyone,
    /// without a final dot.
    pub message: String,
    /// The next step for those who cannot change the code, without a final dot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<String>,
}

impl Failure {
    /// A failure, with the words for it.
    pub fn new(kind: FailureKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            advice: None,
        }
    }

    /// The same, with the next step for those who cannot change the code.
    #[must_use]
    pub fn advising(self, advice: &str) -> Self {
        Self {
            advice: Some(advice.to_owned()),
            ..self
        }
    }

    /// All that is to say to those who cannot change the code, without a final
    /// dot.
    pub fn text(&self) -> String {
        match &self.advice {
            Some(advice) => format!("{}. {advice}", self.message),
            None => self.message.clone(),
        }
    }
}

/// The outcome of a run, which lab.wasm leaves in its report buffer as JSON.
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
    /// The request to run.
    pub request: Request,
}

/// A message from `worker.js` to the app.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FromWorker {
    /// Its script is there.
    Ready,
    /// A job ended.
    Outcome {
        /// The job's id.
        id: u32,
        /// The job's outcome.
        outcome: Outcome,
    },
    /// A job that goes on shows how many bytes are live.
    Sample(LiveSample),
    /// A job that goes on tells how much it has read of its file.
    Reading(FileReading),
    /// A sentence that the person should read, though everything works.
    Warning(String),
    /// All jobs of the batch have ended.
    Done,
}

/// A sample of a job that goes on. Of many samples the worker posts few.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct LiveSample {
    /// The job's id.
    pub id: u32,
    /// Milliseconds since the job began.
    pub time_ms: f64,
    /// The live bytes of the newest sample.
    pub live: i64,
    /// The highest of all samples since the one posted before.
    pub highest: i64,
}

/// The bytes that a job has read of its file so far. A quick job tells nothing.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct FileReading {
    /// The job's id.
    pub id: u32,
    /// The bytes of all its reads, which may be more than the file has.
    pub bytes: u64,
    /// The file's length in bytes.
    pub length: u64,
    /// The rate of the last one or two seconds.
    pub bytes_per_second: f64,
}

/// `exercises/<slug>/figures.json`: the figures of the default case, which a
/// test measures again and which the prose quotes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recorded {
    /// The default case.
    pub case: Case,
    /// The answer that every variant computed.
    pub answer: String,
    /// The payload's own bytes.
    pub floor: u64,
    /// See [`Report::budget`].
    pub budget: u64,
    /// See [`Report::most_allocations`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_allocations: Option<u64>,
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
    /// The number of blocks that were freed.
    pub frees: u64,
}

/// `exercises/<slug>/python.json`: what `tracemalloc` said of `python.py`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordedPython {
    /// The version of Python: `CPython 3.11.7, 64-bit`.
    pub version: String,
    /// Each function's figures, in the order of the variants.
    pub runs: Vec<RecordedPythonRun>,
}

/// One function's figures in [`RecordedPython`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordedPythonRun {
    /// The variant that it ports.
    pub variant: String,
    /// The most bytes traced at once.
    pub peak: u64,
    /// The bytes still traced when the answer was dropped and the collector
    /// had run.
    pub retained: u64,
}

/// One function on the way to an allocation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Frame {
    /// The file, relative to the project's root.
    pub file: String,
    /// The line of the call, counted from 1.
    pub line: u32,
    /// The function that the line is in.
    pub function: String,
}

/// A call in an exercise's code: its line, after the lines of the calls that
/// the compiler inlined it into.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TracedCall {
    /// Outermost first.
    pub frames: Vec<Frame>,
}

/// The lines, outermost first: `file:line` each, separated by line feeds.
impl fmt::Display for TracedCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, Frame { file, line, .. }) in self.frames.iter().enumerate() {
            if i > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{file}:{line}")?;
        }
        Ok(())
    }
}

/// `lines.json`: what the numbers of a traced module's calls stand for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineTable {
    /// Names the table. The module it belongs to has the same name in its
    /// custom section [`LineTable::SECTION`].
    pub id: String,
    /// The calls by number.
    pub calls: Vec<TracedCall>,
}

impl LineTable {
    /// The custom section of a traced module that names its table.
    pub const SECTION: &str = "bytewise.lines";
}
