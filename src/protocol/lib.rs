//! The messages that the app, the lab, the host and the tests exchange.
//!
//! The vocabulary is closed; see ARCHITECTURE.md for the meaning of each word.
//! All sizes are bytes as the program requested them, unless a name says
//! otherwise.

mod catalogue;
pub mod compile;
mod content;
pub mod csv;
mod file;
pub mod hand_in;
mod knob;
pub mod random;
mod run;
mod site;
pub mod sizes;
pub mod text;
pub mod vote;

pub use catalogue::{Catalogue, Entry, Level, Neighbour, Shape, TrackEntries};
pub use content::{
    Block, Choice, Content, Expected, FigureName, Line, Page, Part, Prediction, PythonSketch,
    Sections, Source, Span, Structure, Token, VariantContent,
};
pub use file::{FileFault, MOST_WRITTEN};
pub use knob::{Case, Knob, KnobError, Scale, case_with, default_case};
pub use run::{
    AllocationSite, DifferenceRow, Failure, FailureKind, FileReading, Finding, FindingTable, Frame,
    FromWorker, Graph, GraphEdge, GraphNode, Headline, Job, Layout, LayoutField, LineTable,
    LiveSample, NodeState, NumberRow, NumberTable, Outcome, Recorded, RecordedPython,
    RecordedPythonRun, RecordedRun, ReferenceCounts, Report, Request, SharedBlock, StatisticRow,
    Timeline, TimelinePoint, TraceRequest, TracedCall, Usage,
};
pub use site::{First, LabFiles, Named, Sample, Site};
