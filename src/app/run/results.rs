//! The results of a press of Run: the figures that may be shown, and what is
//! wrong with the rest.

use std::rc::Rc;

use protocol::{Case, Failure, FailureKind, Outcome, Report};

use judge::{Problem, ProblemKind};

/// The outcome of the second pass, which shows whether the figures repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// The second pass has not ended.
    Unknown,
    /// The second pass gave the same, to the byte.
    Equal,
}

/// The results of a press of Run.
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

    /// The problems of the runs.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The outcome of the second pass.
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
        most_allocations,
        usage,
        frees,
        stack,
        timeline,
        time_ms: _,
        sites: _,
        findings,
        left_out,
    } = second;
    first.exercise == *exercise
        && first.variant == *variant
        && first.case == *case
        && first.answer == *answer
        && first.floor == *floor
        && first.budget == *budget
        && first.most_allocations == *most_allocations
        && first.usage == *usage
        && first.frees == *frees
        && first.stack == *stack
        && first.timeline == *timeline
        && first.findings == *findings
        && first.left_out == *left_out
}
