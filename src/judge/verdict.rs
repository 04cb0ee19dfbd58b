//! The verdict: whether a version passes, and if not, what is missing.

use protocol::compile::{Static, VARIANT, YOURS};
use protocol::{Case, Failure, FailureKind, Headline, Knob, Outcome, Report};

use crate::cases::{Check, Origin};
use crate::lines::{Figures, Measure, VariantLines};
use crate::outside::Outside;
use crate::problem::Problem;

/// The facts of an exercise that a judge has to know.
#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    /// The exercise's slug.
    pub slug: String,
    /// The variant that says what is right.
    pub oracle: String,
    /// The figure that the exercise is about.
    pub headline: Headline,
    /// The knobs of its case.
    pub knobs: Vec<Knob>,
    /// Cases on which all versions must agree, besides the default.
    pub edges: Vec<Case>,
}

/// The verdict on a version.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Every answer is right, and every figure within its limit.
    Passed(Figure),
    /// Every answer is right, but a figure is beyond its limit.
    OverBudget {
        /// That of the page's case if it is, or else of the first check that
        /// is.
        figure: Figure,
        /// The line of the version's file that most of it comes from, if that
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
        /// The oracle's answer.
        expected: String,
        /// The version's answer.
        got: String,
    },
    /// A run gave no answer.
    Failed {
        /// The case that it ran.
        check: Check,
        /// The problem that the run had.
        problem: Problem,
    },
}

impl Verdict {
    /// The value of `data-verdict`, and of `verdict` in the terminal's JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Passed(_) => "passed",
            Self::OverBudget { .. } => "over-budget",
            Self::LeftOut(_) => "left-out",
            Self::Wrong { .. } => "wrong",
            Self::Failed { .. } => "failed",
        }
    }

    /// Tells whether every answer is right.
    pub fn is_of_right_answers(&self) -> bool {
        match self {
            Self::Passed(_) | Self::OverBudget { .. } | Self::LeftOut(_) => true,
            Self::Wrong { .. } | Self::Failed { .. } => false,
        }
    }

    /// The case that it is about.
    pub fn check(&self) -> &Check {
        match self {
            Self::Passed(figure) | Self::OverBudget { figure, .. } | Self::LeftOut(figure) => {
                &figure.check
            }
            Self::Wrong { check, .. } | Self::Failed { check, .. } => check,
        }
    }
}

/// A figure with its limit, and what was held with its floor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The case.
    pub check: Check,
    /// The kind of figure: the headline, or the allocations if these are
    /// farther beyond their limit.
    pub of: Headline,
    /// The amount spent.
    pub spent: u64,
    /// The limit on it.
    pub budget: u64,
    /// The bytes held at once: the peak, and what is outside the heap.
    pub held: u64,
    /// The part of that outside the heap.
    pub outside: Outside,
    /// The payload's own bytes.
    pub floor: u64,
    /// The work that was left out, as the exercise says it.
    pub left_out: Option<String>,
}

impl Figure {
    /// The figure of that run, of a version with these statics.
    pub fn of(headline: Headline, check: Check, report: &Report, statics: &[Static]) -> Self {
        let outside = Outside::of(statics, report);
        let held = report.usage.peak + outside.room();
        let spent = match headline {
            Headline::Peak => report.usage.peak + outside.bytes(),
            Headline::Total | Headline::Allocations | Headline::Retained => {
                headline.of(&report.usage)
            }
        };
        let allocations = report.usage.allocations;
        // Of two limits, the one that was missed by the larger ratio.
        let is_farther = |most: u64| {
            let ratio = u128::from(allocations) * u128::from(report.budget);
            allocations > most
                && (spent <= report.budget || ratio > u128::from(spent) * u128::from(most))
        };
        let (of, spent, budget) = match report.most_allocations {
            Some(most) if is_farther(most) => (Headline::Allocations, allocations, most),
            Some(_) | None => (headline, spent, report.budget),
        };
        Self {
            check,
            of,
            spent,
            budget,
            held,
            outside,
            floor: report.floor,
            left_out: report.left_out.clone(),
        }
    }

    /// Gives the excess over the budget.
    pub fn excess(&self) -> u64 {
        self.spent.saturating_sub(self.budget)
    }

    /// Tells whether part of the work was left out: less was held than the
    /// payload's own bytes, or the exercise says what.
    pub fn is_partial(&self) -> bool {
        self.held < self.floor || self.left_out.is_some()
    }
}

/// A line with its share of a figure, in the figure's unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Costly {
    /// The line of the version's file.
    pub line: u32,
    /// Its share of the figure.
    pub figure: u64,
}

/// The line of the version's file that most of the figure comes from.
pub fn costliest(of: Headline, lines: &VariantLines) -> Option<Costly> {
    let figure = |figures: &Figures| match of {
        Headline::Peak => figures.of(Measure::AtPeak),
        Headline::Total => figures.of(Measure::Total),
        Headline::Allocations => figures.blocks.cast_signed(),
        Headline::Retained => figures.of(Measure::Retained),
    };
    let theirs = lines.lines.iter().filter(|line| line.place.file == YOURS);
    // Of equals the last one: what it adds comes on top of the others'.
    let most = theirs.max_by_key(|line| (figure(&line.figures), line.place.line))?;
    let figure = u64::try_from(figure(&most.figures)).ok()?;
    (figure > 0).then_some(Costly {
        line: most.place.line,
        figure,
    })
}

/// The run whose figures are shown.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// The case.
    pub case: &'a Case,
    /// The report of its run.
    pub report: &'a Report,
    /// True if its answer was compared with the oracle's before the checks.
    pub known: bool,
    /// The lines of the version's file, if it was traced.
    pub lines: Option<&'a VariantLines>,
}

/// The results of the checks.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// The number of answers that were compared.
    pub compared: usize,
    /// The number that could not be, because the oracle has none.
    pub unknown: usize,
    /// The first fault.
    fault: Option<Verdict>,
    /// The figure of the default case, if its answer was compared.
    default: Option<Figure>,
    /// That of the first case for which part of the work was left out.
    partial: Option<Figure>,
    /// That of the first case for which it is beyond its limit.
    beyond: Option<Figure>,
}

/// The verdict on a version, and how it is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// The results of the checks.
    pub checked: Checked,
    /// True if the answer of the page's run was compared with the oracle's.
    pub compared: bool,
}

/// Judges a version with these statics by the run whose figures are shown and
/// by its outcomes in the checks, for which the oracle gave these answers.
pub fn judge(
    rules: &Rules,
    page: Page<'_>,
    statics: &[Static],
    checks: &[Check],
    answers: &[Result<String, Failure>],
    outcomes: &[Outcome],
) -> Judgement {
    let mut checked = compare(rules, statics, checks, answers, outcomes);
    let fault = checked.fault.take();
    // The page's own answer was compared before the checks, if the oracle had
    // one, or else among them.
    let same = |outcome: &Outcome| matches!(outcome, Outcome::Report(report) if report.answer == page.report.answer);
    let mut pairs = checks.iter().zip(outcomes);
    let compared =
        page.known || pairs.any(|(check, outcome)| check.case == *page.case && same(outcome));
    let check = Check::of_page(page.case, &rules.knobs);
    let verdict = fault.unwrap_or_else(|| {
        let shown =
            compared.then(|| Figure::of(rules.headline, check.clone(), page.report, statics));
        of_right_answers(shown.as_ref(), &checked, page.lines).unwrap_or_else(|| incomplete(check))
    });
    Judgement {
        verdict,
        checked,
        compared,
    }
}

/// Compares the outcomes with the oracle's answers, check by check. A fault of
/// the version's comes first; then whatever keeps a check from being one: only
/// if all of them could be compared is there no fault.
fn compare(
    rules: &Rules,
    statics: &[Static],
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
        beyond: None,
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
                checked.add(Figure::of(rules.headline, check.clone(), report, statics));
                (report.answer != *expected).then(|| Verdict::Wrong {
                    check: check.clone(),
                    expected: expected.clone(),
                    got: report.answer.clone(),
                })
            }
            (Some(Outcome::Report(_)), Some(Err(failure))) => {
                checked.unknown += 1;
                gap = gap.or_else(|| Some(failed(unanswered(&rules.oracle, failure))));
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

impl Checked {
    fn add(&mut self, figure: Figure) {
        self.compared += 1;
        if self.partial.is_none() && figure.is_partial() {
            self.partial = Some(figure.clone());
        }
        if self.beyond.is_none() && figure.excess() > 0 {
            self.beyond = Some(figure.clone());
        }
        if figure.check.origin == Origin::Default {
            self.default = Some(figure);
        }
    }
}

/// Describes the failure that keeps the oracle from saying what is right.
fn unanswered(oracle: &str, failure: &Failure) -> Problem {
    let mut problem = Problem::of(failure.clone(), oracle);
    problem.text = format!("The right answers could not be computed: {}", problem.text);
    problem
}

/// A check that was not made, though nothing says why.
fn incomplete(check: Check) -> Verdict {
    let failure = Failure::new(
        FailureKind::WorkerUnavailable,
        "The checks ended before all answers were compared. Run again",
    );
    Verdict::Failed {
        check,
        problem: Problem::of(failure, VARIANT),
    }
}

/// Gives the verdict on right answers. The page's case, if its answer was
/// compared, comes before the checks, and in each, work left out before an excess.
fn of_right_answers(
    page: Option<&Figure>,
    checked: &Checked,
    lines: Option<&VariantLines>,
) -> Option<Verdict> {
    let shown = page.or(checked.default.as_ref())?;
    let beyond = |figure: &Figure| {
        let traced = page.is_some_and(|page| page.check.case == figure.check.case);
        let lines = lines.filter(|_| traced);
        Verdict::OverBudget {
            line: lines.and_then(|lines| costliest(figure.of, lines)),
            figure: figure.clone(),
        }
    };
    Some(if shown.is_partial() {
        Verdict::LeftOut(shown.clone())
    } else if shown.excess() > 0 {
        beyond(shown)
    } else if let Some(figure) = &checked.partial {
        Verdict::LeftOut(figure.clone())
    } else if let Some(figure) = &checked.beyond {
        beyond(figure)
    } else {
        Verdict::Passed(shown.clone())
    })
}

#[cfg(test)]
mod tests;
