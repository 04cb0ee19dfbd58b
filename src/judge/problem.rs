//! A run that gave no figures, in words.

use protocol::compile::VARIANT;
use protocol::{Failure, FailureKind, Report};

/// The class of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// A run gave no figures.
    Failure(FailureKind),
    /// A run gave other figures the second time.
    Unrepeatable,
}

impl ProblemKind {
    /// The kind in `data-failure`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Failure(kind) => match kind {
                FailureKind::BadRequest => "bad-request",
                FailureKind::Panic => "panic",
                FailureKind::OutOfMemory => "out-of-memory",
                FailureKind::StackOverflow => "stack-overflow",
                FailureKind::Trap => "trap",
                FailureKind::TimedOut => "timed-out",
                FailureKind::Stopped => "stopped",
                FailureKind::FileUnreadable => "file-unreadable",
                FailureKind::FileUnwritable => "file-unwritable",
                FailureKind::AnswersDiffer => "answers-differ",
                FailureKind::LabUnavailable => "lab-unavailable",
                FailureKind::WorkerUnavailable => "worker-unavailable",
            },
            Self::Unrepeatable => "unrepeatable",
        }
    }

    /// Tells whether pressing the same button again may well succeed.
    pub fn may_pass(self) -> bool {
        match self {
            Self::Failure(kind) => !is_of_code(kind),
            Self::Unrepeatable => false,
        }
    }
}

/// Tells whether it comes of the code that ran, and not of what runs it.
fn is_of_code(kind: FailureKind) -> bool {
    match kind {
        FailureKind::LabUnavailable | FailureKind::WorkerUnavailable => false,
        FailureKind::BadRequest
        | FailureKind::Panic
        | FailureKind::OutOfMemory
        | FailureKind::StackOverflow
        | FailureKind::Trap
        | FailureKind::TimedOut
        | FailureKind::Stopped
        | FailureKind::FileUnreadable
        | FailureKind::FileUnwritable
        | FailureKind::AnswersDiffer => true,
    }
}

/// A run that gave no figures, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The cause's class.
    pub kind: ProblemKind,
    /// The variant it happened to, if it is one's.
    pub variant: Option<String>,
    /// The words for what happened and what to do, without a final dot.
    pub text: String,
}

impl Problem {
    /// A failure that befell this variant, or struck while it was running.
    pub fn of(failure: Failure, variant: &str) -> Self {
        let failure = match look(failure.kind) {
            Some(look) if is_own(variant) && failure.advice.is_some() => failure.advising(look),
            _ => failure,
        };
        Self {
            variant: is_of_code(failure.kind).then(|| variant.to_owned()),
            ..Self::general(&failure)
        }
    }

    /// A failure that has nothing to do with a variant.
    pub fn general(failure: &Failure) -> Self {
        Self {
            kind: ProblemKind::Failure(failure.kind),
            variant: None,
            text: failure.text(),
        }
    }

    /// The variant and what happened to it, with a dot.
    pub fn heading(&self) -> String {
        let what = match self.kind {
            ProblemKind::Failure(kind) => match kind {
                FailureKind::BadRequest => "cannot run this",
                FailureKind::Panic => "panicked",
                FailureKind::OutOfMemory => "ran out of memory",
                FailureKind::StackOverflow => "overflowed its stack",
                FailureKind::Trap => "was ended by the browser",
                FailureKind::TimedOut => "took too long",
                FailureKind::Stopped => "was stopped",
                FailureKind::FileUnreadable => "could not read the file",
                FailureKind::FileUnwritable => "could not write the file",
                FailureKind::AnswersDiffer => "gave another answer",
                FailureKind::LabUnavailable => "Nothing can be measured",
                FailureKind::WorkerUnavailable => "Nothing could run",
            },
            ProblemKind::Unrepeatable => "did not repeat its figures",
        };
        match &self.variant {
            Some(variant) => format!("{variant} {what}."),
            None => format!("{what}."),
        }
    }
}

/// Tells whether that is the learner's own version, which they can change.
pub fn is_own(variant: &str) -> bool {
    variant == VARIANT
}

/// Tells whether a second run of a version gave what the first did.
pub fn repeats(first: &Report, again: &Report) -> bool {
    again.usage == first.usage && again.answer == first.answer
}

/// Figures of a learner's version that did not repeat are no figures.
pub fn unrepeatable() -> Problem {
    let text = "It gave other figures, or another answer, the second time. Its result may depend \
                on the clock or on addresses; make it depend on the case alone";
    Problem {
        kind: ProblemKind::Unrepeatable,
        variant: Some(VARIANT.to_owned()),
        text: text.to_owned(),
    }
}

/// Says where to look in code of one's own.
fn look(kind: FailureKind) -> Option<&'static str> {
    match kind {
        FailureKind::OutOfMemory => Some(
            "See whether it keeps more than it needs, and whether every loop that adds to it ends",
        ),
        FailureKind::StackOverflow => Some("See whether its recursion ends, and how deep it goes"),
        FailureKind::TimedOut => Some("See whether each of its loops and recursions ends"),
        FailureKind::Trap => Some("If it has unsafe code, look there first"),
        FailureKind::BadRequest
        | FailureKind::Panic
        | FailureKind::Stopped
        | FailureKind::FileUnreadable
        | FailureKind::FileUnwritable
        | FailureKind::AnswersDiffer
        | FailureKind::LabUnavailable
        | FailureKind::WorkerUnavailable => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_wrote_the_code_is_told_what_to_look_at_in_it() {
        for (kind, message, advice, naive, yours) in [
            (
                FailureKind::TimedOut,
                "It ran for 20 seconds",
                Some("Try a smaller case"),
                "It ran for 20 seconds. Try a smaller case",
                "It ran for 20 seconds. See whether each of its loops and recursions ends",
            ),
            (
                FailureKind::StackOverflow,
                "Too deep",
                Some("Turn its knobs down"),
                "Too deep. Turn its knobs down",
                "Too deep. See whether its recursion ends, and how deep it goes",
            ),
            // Advice that is of use to everyone.
            (
                FailureKind::OutOfMemory,
                "The browser has none. Close other tabs, then retry",
                None,
                "The browser has none. Close other tabs, then retry",
                "The browser has none. Close other tabs, then retry",
            ),
            (
                FailureKind::Panic,
                "It panicked: Try another case",
                None,
                "It panicked: Try another case",
                "It panicked: Try another case",
            ),
        ] {
            let failure = || Failure {
                advice: advice.map(str::to_owned),
                ..Failure::new(kind, message)
            };
            assert_eq!(Problem::of(failure(), VARIANT).text, yours);
            assert_eq!(Problem::of(failure(), "naive").text, naive);
        }
    }
}
