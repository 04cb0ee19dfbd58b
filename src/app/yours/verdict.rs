//! Whether a learner's version passes, and if not, what is missing.

use protocol::compile::YOURS;
use protocol::{Case, Failure, FailureKind, Headline, Knob, Outcome, Report};

use super::attempt::VARIANT;
use super::cases::{Check, Origin};
use crate::bench::{Problem, default_case};
use crate::trace::{Figures, Measure, VariantLines};

/// What a learner's version came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Every answer is right, and the figure within the budget.
    Passed(Figure),
    /// Every answer is right, but the figure is beyond the budget.
    OverBudget {
        /// Where it is furthest beyond.
        figure: Figure,
        /// The line of the learner's file that most of it comes from, if that
        /// case was traced.
        line: Option<Costly>,
    },
    /// Every answer is right, but the work that the exercise is about was left
    /// out: the payload was never held, or the exercise itself says so.
    LeftOut(Figure),
    /// An answer is not the oracle's.
    Wrong {
        /// The case that shows it.
        check: Check,
        /// What the first variant computes.
        expected: String,
        /// What the learner's version computes.
        got: String,
    },
    /// A run gave no answer.
    Failed {
        /// The case that it ran.
        check: Check,
        /// What happened.
        problem: Problem,
    },
}

impl Verdict {
    /// The value of `data-verdict`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Passed(_) => "passed",
            Self::OverBudget { .. } => "over-budget",
            Self::LeftOut(_) => "left-out",
            Self::Wrong { .. } => "wrong",
            Self::Failed { .. } => "failed",
        }
    }

    /// Whether every answer is right.
    pub fn is_of_right_answers(&self) -> bool {
        match self {
            Self::Passed(_) | Self::OverBudget { .. } | Self::LeftOut(_) => true,
            Self::Wrong { .. } | Self::Failed { .. } => false,
        }
    }
}

/// A headline with its budget, and a peak with its floor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The case.
    pub check: Check,
    /// What was spent.
    pub spent: u64,
    /// What it must not exceed.
    pub budget: u64,
    /// The bytes held at the peak.
    pub peak: u64,
    /// The payload's own bytes.
    pub floor: u64,
    /// What the exercise says was left out.
    pub left_out: Option<String>,
}

impl Figure {
    /// The headline of that run.
    pub fn of(headline: Headline, check: Check, report: &Report) -> Self {
        Self {
            check,
            spent: headline.of(&report.usage),
            budget: report.budget,
            peak: report.usage.peak,
            floor: report.floor,
            left_out: report.left_out.clone(),
        }
    }

    /// How much there is too much.
    pub fn excess(&self) -> u64 {
        self.spent.saturating_sub(self.budget)
    }

    /// Whether part of the work was left out: less was held than the payload's
    /// own bytes, or the exercise says what.
    pub fn is_partial(&self) -> bool {
        self.peak < self.floor || self.left_out.is_some()
    }
}

/// A line with what it accounts for, in the headline's unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Costly {
    /// The line of the learner's file.
    pub line: u32,
    /// Its share of the figure.
    pub figure: u64,
}

/// The line of the learner's file that most of the headline comes from.
pub fn costliest(headline: Headline, lines: &VariantLines) -> Option<Costly> {
    let figure = |figures: &Figures| match headline {
        Headline::Peak => figures.of(Measure::AtPeak),
        Headline::Total => figures.of(Measure::Total),
        Headline::Allocations => figures.blocks.cast_signed(),
        Headline::Retained => figures.of(Measure::Retained),
    };
    let theirs = lines.lines.iter().filter(|line| line.place.file == YOURS);
    let most = theirs.max_by_key(|line| figure(&line.figures))?;
    let figure = u64::try_from(figure(&most.figures)).ok()?;
    (figure > 0).then_some(Costly {
        line: most.place.line,
        figure,
    })
}

/// What came of the checks.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// How many answers were compared.
    pub compared: usize,
    /// How many could not be, because the oracle has none.
    pub unknown: usize,
    /// What is wrong first.
    pub fault: Option<Verdict>,
    /// The figure of the default case, if its answer was compared.
    pub default: Option<Figure>,
    /// That of the first case for which part of the work was left out.
    pub partial: Option<Figure>,
}

/// Compares the outcomes with the oracle's answers, check by check. A fault of
/// the learner's version comes first; then whatever keeps a check from being
/// one: only if all of them could be compared is there no fault.
pub fn compare(
    headline: Headline,
    oracle: &str,
    checks: &[Check],
    answers: &[Result<String, Failure>],
    outcomes: &[Outcome],
) -> Checked {
    let mut checked = Checked {
        compared: 0,
        unknown: 0,
        fault: None,
        default: None,
        partial: None,
    };
    let mut gap = None;
    for (at, check) in checks.iter().enumerate() {
        let failed = |problem| Verdict::Failed {
            check: check.clone(),
            problem,
        };
        let fault = match (outcomes.get(at), answers.get(at)) {
            (Some(Outcome::Failure(failure)), _) => {
                Some(failed(Problem::of(failure.clone(), VARIANT)))
            }
            (Some(Outcome::Report(report)), Some(Ok(expected))) => {
                checked.compared += 1;
                let figure = Figure::of(headline, check.clone(), report);
                if checked.partial.is_none() && figure.is_partial() {
                    checked.partial = Some(figure.clone());
                }
                if check.origin == Origin::Default {
                    checked.default = Some(figure);
                }
                (report.answer != *expected).then(|| Verdict::Wrong {
                    check: check.clone(),
                    expected: expected.clone(),
                    got: report.answer.clone(),
                })
            }
            (Some(Outcome::Report(_)), Some(Err(failure))) => {
                checked.unknown += 1;
                gap = gap.or_else(|| Some(failed(unanswered(oracle, failure))));
                None
            }
            (Some(Outcome::Report(_)), None) | (None, _) => {
                gap = gap.or_else(|| Some(incomplete(check.clone())));
                None
            }
        };
        checked.fault = checked.fault.or(fault);
    }
    checked.fault = checked.fault.or(gap);
    checked
}

/// What keeps the oracle from saying what is right.
fn unanswered(oracle: &str, failure: &Failure) -> Problem {
    let mut problem = Problem::of(failure.clone(), oracle);
    problem.text = format!("The right answers could not be computed: {}", problem.text);
    problem
}

/// A check that was not made, though nothing says why.
pub fn incomplete(check: Check) -> Verdict {
    let failure = Failure::new(
        FailureKind::WorkerUnavailable,
        "The checks ended before all answers were compared. Run again",
    );
    Verdict::Failed {
        check,
        problem: Problem::of(failure, VARIANT),
    }
}

/// The case of the page, as a check.
pub fn page_check(case: &Case, knobs: &[Knob]) -> Check {
    let origin = if *case == default_case(knobs) {
        Origin::Default
    } else {
        Origin::Page
    };
    Check {
        origin,
        case: case.clone(),
    }
}

/// What right answers come to: the figures are of the page's case, if its
/// answer was compared, of the default one, and of any for which part of the
/// work was left out; the line is of the page's.
pub fn of_right_answers(
    page: Option<Figure>,
    default: Figure,
    partial: Option<&Figure>,
    line: Option<Costly>,
) -> Verdict {
    let judged = [page.as_ref(), Some(&default), partial];
    let partial = judged
        .into_iter()
        .flatten()
        .find(|figure| figure.is_partial());
    if let Some(figure) = partial {
        return Verdict::LeftOut(figure.clone());
    }
    let (worst, line) = match page {
        Some(page) if page.excess() > 0 || default.excess() == 0 => (page, line),
        Some(page) if page.check.case == default.check.case => (default, line),
        Some(_) | None => (default, None),
    };
    if worst.excess() > 0 {
        Verdict::OverBudget {
            figure: worst,
            line,
        }
    } else {
        Verdict::Passed(worst)
    }
}

#[cfg(test)]
mod tests;
