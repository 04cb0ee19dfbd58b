//! What is wrong with a run, in words.

use protocol::{Failure, FailureKind};

use crate::yours::VARIANT;

/// What is wrong with a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// It gave no figures.
    Failure(FailureKind),
    /// It gave other figures the second time.
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
                FailureKind::AnswersDiffer => "answers-differ",
                FailureKind::LabUnavailable => "lab-unavailable",
                FailureKind::WorkerUnavailable => "worker-unavailable",
            },
            Self::Unrepeatable => "unrepeatable",
        }
    }

    /// Whether pressing the same button again may well succeed.
    pub fn may_pass(self) -> bool {
        match self {
            Self::Failure(kind) => !is_of_code(kind),
            Self::Unrepeatable => false,
        }
    }
}

/// Whether it comes of the code that ran, and not of what runs it.
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
        | FailureKind::AnswersDiffer => true,
    }
}

/// Something wrong, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The cause's class.
    pub kind: ProblemKind,
    /// The variant it happened to, if it is one's.
    pub variant: Option<String>,
    /// What happened and what to do, without a final dot.
    pub text: String,
}

impl Problem {
    /// A failure that befell this variant, or struck while it was running.
    pub fn of(failure: Failure, variant: &str) -> Self {
        let text = if cfg!(feature = "bench") && variant == VARIANT {
            advised(failure.kind, &failure.message)
        } else {
            failure.message.clone()
        };
        Self {
            variant: is_of_code(failure.kind).then(|| variant.to_owned()),
            text,
            ..Self::general(failure)
        }
    }

    /// A failure that has nothing to do with a variant.
    pub fn general(failure: Failure) -> Self {
        Self {
            kind: ProblemKind::Failure(failure.kind),
            variant: None,
            text: failure.message,
        }
    }
}

/// What a failure's message advises of the site's own variants, at its end.
const ADVICE: [&str; 4] = [
    "Turn its knobs down",
    "Try a smaller case",
    "Try another case",
    "Report the exercise",
];

/// The message without that advice, and without the dot before.
pub fn without_advice(message: &str) -> Option<&str> {
    let what = ADVICE
        .iter()
        .find_map(|advice| message.strip_suffix(advice))?;
    Some(what.trim_end().trim_end_matches('.'))
}

/// The message with what to look at in code of one's own.
fn advised(kind: FailureKind, message: &str) -> String {
    let look = match kind {
        FailureKind::OutOfMemory => {
            "See whether it keeps more than it needs, and whether every loop that adds to it ends"
        }
        FailureKind::StackOverflow => "See whether its recursion ends, and how deep it goes",
        FailureKind::TimedOut => "See whether each of its loops and recursions ends",
        FailureKind::Trap => "If it has unsafe code, look there first",
        FailureKind::BadRequest
        | FailureKind::Panic
        | FailureKind::Stopped
        | FailureKind::FileUnreadable
        | FailureKind::AnswersDiffer
        | FailureKind::LabUnavailable
        | FailureKind::WorkerUnavailable => return message.to_owned(),
    };
    match without_advice(message) {
        Some(what) => format!("{what}. {look}"),
        None => message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_wrote_the_code_is_told_what_to_look_at_in_it() {
        for (kind, message, yours) in [
            (
                FailureKind::TimedOut,
                "It ran for 20 seconds. Try a smaller case",
                "It ran for 20 seconds. See whether each of its loops and recursions ends",
            ),
            (
                FailureKind::StackOverflow,
                "Too deep. Turn its knobs down",
                "Too deep. See whether its recursion ends, and how deep it goes",
            ),
            // Advice that is of use to everyone.
            (
                FailureKind::OutOfMemory,
                "The browser has none. Close other tabs, then retry",
                "The browser has none. Close other tabs, then retry",
            ),
            (
                FailureKind::Panic,
                "It panicked: Try another case",
                "It panicked: Try another case",
            ),
        ] {
            let failure = || Failure {
                kind,
                message: message.to_owned(),
            };
            assert_eq!(Problem::of(failure(), VARIANT).text, yours);
            assert_eq!(Problem::of(failure(), "naive").text, message);
        }
    }
}
