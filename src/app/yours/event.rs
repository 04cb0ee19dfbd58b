//! The events at a learner's desk.

use std::rc::Rc;

use protocol::compile::Suggestion;
use protocol::{Case, Failure, Outcome, TracedCall};

use super::step::Stage;
use crate::browser::{Blocked, HostState, Reply};
use crate::run::BatchKey;

/// An event at a desk.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The browser gave what it has kept.
    Loaded(Result<Option<String>, Blocked>),
    /// The browser remembers that the exercise was solved before.
    Remembered,
    /// A page may copy here.
    MayCopy,
    /// Another tab keeps another draft now.
    KeptElsewhere(Option<String>),
    /// The learner takes what another tab keeps.
    TakeElsewhere,
    /// The draft is to be this text, which the learner chose.
    Take(String),
    /// The draft stays as it is, beside a starter that has changed.
    KeepMine,
    /// The editor is wanted.
    Open,
    /// A plain field is wanted in place of the editor, or the editor again.
    Write(Written),
    /// The text is another.
    Typed(String),
    /// The browser keeps this draft, or refuses; none is the starter.
    Saved(Option<String>, Result<(), Blocked>),
    /// The draft was copied, or the browser refused.
    Copied(Result<(), Blocked>),
    /// Reset was pressed, or its confirmation given up.
    AskReset(bool),
    /// Reset was confirmed.
    Reset,
    /// A change that the compiler proposes was accepted.
    Apply(Suggestion),
    /// Another view is wanted.
    Show(Pane),
    /// The cursor is to stand in this line.
    GoTo(u32),
    /// The compile host is to be asked what it can do.
    AskHost,
    /// The look of that number shows whether there is a compile host.
    Host(u32, HostState),
    /// Run was pressed; with a seed for the checks.
    Run(Case, u32),
    /// Stop was pressed.
    Stop,
    /// The runs are to read another file.
    FileChanged,
    /// The host answered to a press.
    Replied(u32, Reply),
    /// A busy host may be asked again.
    AskAgain(u32),
    /// The page's own runs have ended, and gave this answer.
    Begin(u32, Option<String>),
    /// The calls that outcomes refer to by number, or why there are no lines.
    Lines(BatchKey<Stage>, Result<Rc<[TracedCall]>, String>),
    /// A job ended.
    Outcome(BatchKey<Stage>, u32, Outcome),
    /// A worker could not go on.
    BatchFailed(BatchKey<Stage>, Failure),
    /// The browser was told that the exercise is solved, or refused.
    Marked(Result<(), Blocked>),
}

impl Event {
    /// True if it is for the draft to be looked at.
    pub fn is_at_the_draft(&self) -> bool {
        matches!(
            self,
            Self::Open
                | Self::Write(_)
                | Self::Show(_)
                | Self::GoTo(_)
                | Self::Apply(_)
                | Self::TakeElsewhere
                | Self::Take(_)
                | Self::Reset
        )
    }
}

/// The view of the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pane {
    /// In the editor.
    Edit,
    /// Beside a variant.
    Diff(String),
    /// Beside the starter.
    Changes,
}

/// A line that the cursor was sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The line, counted from 1.
    pub line: u32,
    /// The number of times that the cursor was sent anywhere.
    pub sent: u32,
}

/// The state of the draft in the browser's storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// There was nothing to keep yet.
    Nothing,
    /// It is kept.
    Yes,
    /// The browser refused: the draft lasts as long as the page.
    Refused,
    /// A draft of a newer build is kept, and not written over: this one lasts as
    /// long as the page.
    Newer,
}

/// Something to know about the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The starter is another than when the draft was begun.
    StarterChanged,
    /// The draft that was kept cannot be read, and was put aside.
    Unreadable,
    /// The draft that is kept is of a newer build, which is left as it is.
    Newer,
    /// Another tab keeps this draft; none is the starter.
    Elsewhere(Option<String>),
}

/// The field that the draft is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// Nothing yet.
    Closed,
    /// The editor.
    Editor,
    /// A plain field.
    Plain,
}

/// The state of copying the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copying {
    /// A page may not copy here.
    Barred,
    /// It may.
    Ready,
    /// It has copied this very text.
    Done,
    /// The browser refused.
    Refused,
}

/// The browser's record of whether the exercise is solved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Solved {
    /// It was not.
    No,
    /// It was solved before.
    Before,
    /// The newest attempt solves it, which is remembered.
    Now,
    /// It does, but the browser refused to remember.
    Unkept,
}

/// A look at what the compile host can do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The number of the look, counted from 1; 0 if none is wanted.
    pub nth: u32,
    /// The number of looks in a row that nobody asked for, because the host was
    /// not ready: each of them waits some seconds.
    pub unasked: u32,
}
