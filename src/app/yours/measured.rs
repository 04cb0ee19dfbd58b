//! The figures of a learner's version, and how far they can be trusted.

use std::rc::Rc;

use protocol::{Case, Report};

use judge::VariantLines;

/// The figures of a learner's version.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// The case.
    pub case: Case,
    /// The source that was compiled.
    pub source: Rc<str>,
    /// The run's report.
    pub report: Rc<Report>,
    /// Its standing: how far it can be trusted.
    pub standing: Standing,
    /// Its lines, or why there are none; not yet known at first.
    pub lines: Option<Result<VariantLines, String>>,
}

/// The evidence for or against a version's figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// No second run gave the same.
    Unconfirmed,
    /// A second run gave the same, to the byte.
    Confirmed,
    /// So it did, and all answers are right.
    Checked,
    /// It answers another case wrong.
    Wrong,
    /// It gives no answer to another case.
    Failing,
}

impl Standing {
    /// The value of `data-standing`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unconfirmed => "unconfirmed",
            Self::Confirmed => "confirmed",
            Self::Checked => "checked",
            Self::Wrong => "wrong",
            Self::Failing => "failing",
        }
    }

    /// The words beside figures that are not sound.
    pub fn note(self) -> Option<&'static str> {
        match self {
            Self::Unconfirmed => Some("ran once only"),
            Self::Confirmed => Some("answers not checked"),
            Self::Checked => None,
            Self::Wrong => Some("wrong for another case"),
            Self::Failing => Some("fails for another case"),
        }
    }
}

/// The caveats on the figures that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note {
    /// True if they are of an older draft.
    pub older: bool,
    /// Their standing: how far they can be trusted.
    pub standing: Standing,
}

impl Note {
    /// The same in words, a few each.
    pub fn words(self) -> impl Iterator<Item = &'static str> {
        let older = self.older.then_some("an older draft");
        older.into_iter().chain(self.standing.note())
    }
}
