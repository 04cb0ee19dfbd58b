//! What a press of Run gave: the figures that may be shown, and what is wrong
//! with the rest.

use std::rc::Rc;

use protocol::{Case, Failure, FailureKind, Outcome, Report};

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
            Self::Failure(kind) => match kind {
                FailureKind::LabUnavailable | FailureKind::WorkerUnavailable => true,
                FailureKind::FileUnreadable
                | FailureKind::BadRequest
                | FailureKind::Panic
                | FailureKind::OutOfMemory
                | FailureKind::StackOverflow
                | FailureKind::Trap
                | FailureKind::TimedOut
                | FailureKind::Stopped
                | FailureKind::AnswersDiffer => false,
            },
            Self::Unrepeatable => false,
        }
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
        let theirs = match failure.kind {
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
        };
        Self {
            variant: theirs.then(|| variant.to_owned()),
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

/// Whether the figures were seen to repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// The second pass has not ended.
    Unknown,
    /// The second pass gave the same, to the byte.
    Equal,
}

/// What a press of Run gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    case: Case,
    runs: Vec<Rc<Report>>,
    problems: Vec<Problem>,
    repeat: Repeat,
}

impl Results {
    /// The first pass over the variants, naive first. The outcomes stop early
    /// when `cut` says why; the failure is that of the variant that was next.
    pub fn of(
        variants: &[String],
        case: Case,
        outcomes: Vec<Outcome>,
        cut: Option<Failure>,
    ) -> Self {
        let mut runs: Vec<Rc<Report>> = Vec::new();
        let mut problems = Vec::new();
        let next = variants.get(outcomes.len());
        for (variant, outcome) in variants.iter().zip(outcomes) {
            match outcome {
                Outcome::Failure(failure) => {
                    problems.push(Problem::of(failure, variant));
                }
                Outcome::Report(report) => match runs.first() {
                    // The first variant is the oracle.
                    Some(oracle) if oracle.answer != report.answer => {
                        problems.push(differing(oracle, &report));
                    }
                    Some(_) | None => runs.push(Rc::new(*report)),
                },
            }
        }
        if let (Some(failure), Some(next)) = (cut, next) {
            problems.push(Problem::of(failure, next));
        }
        Self {
            case,
            runs,
            problems,
            repeat: Repeat::Unknown,
        }
    }

    /// Compares one outcome of the second pass; `place` counts the variants.
    pub fn confirm(&mut self, place: usize, outcome: Outcome) {
        let Some(first) = self.runs.get(place) else {
            return;
        };
        match outcome {
            Outcome::Failure(failure) => {
                self.problems.push(Problem::of(failure, &first.variant));
            }
            Outcome::Report(second) if repeats(first, &second) => {
                if place + 1 == self.runs.len() && self.problems.is_empty() {
                    self.repeat = Repeat::Equal;
                }
            }
            Outcome::Report(_) => self.problems.push(Problem {
                kind: ProblemKind::Unrepeatable,
                variant: Some(first.variant.clone()),
                text: "A second run of the same case gave other figures, so these cannot be \
                       trusted. Run it again, and report the exercise if it stays so"
                    .to_owned(),
            }),
        }
    }

    /// Adds what ended the second pass before its time.
    pub fn cut(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// The case that was run.
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// The reports whose figures may be shown, in the order of the variants.
    pub fn runs(&self) -> &[Rc<Report>] {
        &self.runs
    }

    /// What went wrong.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Whether the figures were seen to repeat.
    pub fn repeat(&self) -> Repeat {
        self.repeat
    }
}

fn differing(oracle: &Report, other: &Report) -> Problem {
    Problem {
        kind: ProblemKind::Failure(FailureKind::AnswersDiffer),
        variant: Some(other.variant.clone()),
        text: format!(
            "It answered {} where {} answered {}, so its figures mean nothing and are not shown. \
             Try another case, and report the exercise",
            other.answer, oracle.variant, oracle.answer
        ),
    }
}

/// Everything but the time must be the same.
fn repeats(first: &Report, second: &Report) -> bool {
    let Report {
        exercise,
        variant,
        case,
        answer,
        floor,
        budget,
        usage,
        frees,
        timeline,
        time_ms: _,
        sites: _,
        findings,
    } = second;
    first.exercise == *exercise
        && first.variant == *variant
        && first.case == *case
        && first.answer == *answer
        && first.floor == *floor
        && first.budget == *budget
        && first.usage == *usage
        && first.frees == *frees
        && first.timeline == *timeline
        && first.findings == *findings
}
