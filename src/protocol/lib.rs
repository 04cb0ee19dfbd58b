//! What the app, the lab, the host and the tests say to each other.
//!
//! The vocabulary is closed; see ARCHITECTURE.md for the meaning of each word.
//! All sizes are bytes as the program requested them, unless a name says
//! otherwise.

mod catalogue;
mod content;
mod knob;
mod run;
mod site;
pub mod text;

pub use catalogue::{Catalogue, Entry, Level, Neighbour, TrackEntries};
pub use content::{Block, Content, Line, Page, Sections, Source, Span, Token, VariantContent};
pub use knob::{Case, Knob, KnobError, Scale};
pub use run::{
    Failure, FailureKind, FromWorker, Headline, Job, Outcome, Recorded, RecordedRun, Report,
    Request, Timeline, TimelinePoint, Usage,
};
pub use site::Site;
