//! Whether a learner's version passes, and if not, what is missing.

use protocol::compile::YOURS;
use protocol::{Case, Headline, Knob, Outcome, Report};

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
        /// The line of the learner's file that most of it comes from.
        line: Option<Costly>,
    },
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
            Self::Wrong { .. } => "wrong",
            Self::Failed { .. } => "failed",
        }
    }
}

/// A headline with its budget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The case.
    pub check: Check,
    /// What was spent.
    pub spent: u64,
    /// What it must not exceed.
    pub budget: u64,
}

impl Figure {
    /// The headline of that run.
    pub fn of(headline: Headline, check: Check, report: &Report) -> Self {
        Self {
            check,
            spent: headline.of(&report.usage),
            budget: report.budget,
        }
    }

    /// How much there is too much.
    pub fn excess(&self) -> u64 {
        self.spent.saturating_sub(self.budget)
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
    Some(Costly {
        line: most.place.line,
        figure: u64::try_from(figure(&most.figures)).unwrap_or(0),
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
    /// The figure of the default case.
    pub default: Option<Figure>,
}

/// Compares the outcomes with the oracle's answers, check by check. Where
/// there is no answer, the case says nothing of the learner's version either.
pub fn compare(
    headline: Headline,
    checks: &[Check],
    answers: &[Option<String>],
    outcomes: &[Outcome],
) -> Checked {
    let mut checked = Checked {
        compared: 0,
        unknown: 0,
        fault: None,
        default: None,
    };
    for ((check, answer), outcome) in checks.iter().zip(answers).zip(outcomes) {
        let Some(expected) = answer else {
            checked.unknown += 1;
            continue;
        };
        checked.compared += 1;
        let fault = match outcome {
            Outcome::Report(report) => {
                if check.origin == Origin::Default {
                    checked.default = Some(Figure::of(headline, check.clone(), report));
                }
                (report.answer != *expected).then(|| Verdict::Wrong {
                    check: check.clone(),
                    expected: expected.clone(),
                    got: report.answer.clone(),
                })
            }
            Outcome::Failure(failure) => Some(Verdict::Failed {
                check: check.clone(),
                problem: Problem::of(failure.clone(), "yours"),
            }),
        };
        checked.fault = checked.fault.or(fault);
    }
    checked
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

/// What right answers come to: the figures are of the page's case and of the
/// default one.
pub fn within_budget(page: Figure, default: Option<Figure>, line: Option<Costly>) -> Verdict {
    let worst = match default {
        Some(default) if default.excess() > 0 && page.excess() == 0 => default,
        Some(_) | None => page,
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
mod tests {
    use super::*;
    use crate::samples::{call, case, report, site};
    use protocol::{Failure, FailureKind};

    fn check(origin: Origin, points: u64) -> Check {
        Check {
            origin,
            case: case(points),
        }
    }

    fn answered(answer: &str) -> Outcome {
        let mut report = report("yours", 500, 100);
        answer.clone_into(&mut report.answer);
        Outcome::Report(Box::new(report))
    }

    #[test]
    fn the_first_case_that_fails_is_the_one_that_is_named() {
        let checks = [
            check(Origin::Default, 10_000),
            check(Origin::Edge, 0),
            check(Origin::Edge, 1),
            check(Origin::Random, 77),
        ];
        let answers = ["a", "b", "c", "d"].map(|answer| Some(answer.to_owned()));
        let right = ["a", "b", "c", "d"].map(answered);
        let all = compare(Headline::Peak, &checks, &answers, &right);
        assert_eq!((all.compared, all.unknown, all.fault), (4, 0, None));
        assert_eq!(all.default.map(|figure| figure.excess()), Some(300));

        let wrong = ["a", "b", "x", "y"].map(answered);
        let fault = compare(Headline::Peak, &checks, &answers, &wrong).fault;
        assert_eq!(
            fault,
            Some(Verdict::Wrong {
                check: checks[2].clone(),
                expected: "c".to_owned(),
                got: "x".to_owned()
            })
        );

        let mut failing = right;
        failing[1] = Outcome::Failure(Failure {
            kind: FailureKind::Panic,
            message: "It panicked".to_owned(),
        });
        let fault = compare(Headline::Peak, &checks, &answers, &failing).fault;
        assert_eq!(fault.map(|fault| fault.name()), Some("failed"));
    }

    #[test]
    fn a_case_that_the_oracle_cannot_answer_says_nothing() {
        let checks = [check(Origin::Default, 1), check(Origin::Edge, 2)];
        let answers = [None, Some("b".to_owned())];
        let outcomes = ["x", "b"].map(answered);
        let checked = compare(Headline::Peak, &checks, &answers, &outcomes);
        assert_eq!((checked.compared, checked.unknown), (1, 1));
        assert_eq!(checked.fault, None);
    }

    #[test]
    fn a_figure_that_equals_its_budget_passes_and_one_byte_more_does_not() {
        let figure = |origin, spent| Figure {
            check: check(origin, 1),
            spent,
            budget: 100,
        };
        let page = |bytes| figure(Origin::Page, bytes);
        let default = |bytes| Some(figure(Origin::Default, bytes));
        for (page, default, name, named) in [
            (page(100), default(100), "passed", Origin::Page),
            (page(101), default(100), "over-budget", Origin::Page),
            (page(100), default(101), "over-budget", Origin::Default),
            (page(102), default(101), "over-budget", Origin::Page),
            (page(99), None, "passed", Origin::Page),
        ] {
            let verdict = within_budget(page, default, None);
            assert_eq!(verdict.name(), name);
            let (Verdict::Passed(figure) | Verdict::OverBudget { figure, .. }) = verdict else {
                unreachable!("the answers are right");
            };
            assert_eq!(figure.check.origin, named);
        }
    }

    #[test]
    fn the_costliest_line_is_one_of_the_learners() {
        let mut calls = [call(&[3]), call(&[9]), call(&[4])];
        for yours in [1, 2] {
            YOURS.clone_into(&mut calls[yours].frames[0].file);
        }
        let mut run = report("yours", 100, 0);
        run.sites = Some(vec![site(&[0], 1_000), site(&[1], 7), site(&[2], 5)]);
        let lines = VariantLines::of(&run, &calls).expect("it was traced");
        let costly = |line, figure| Some(Costly { line, figure });
        assert_eq!(costliest(Headline::Peak, &lines), costly(9, 7));
        run.sites = Some(vec![site(&[0], 1)]);
        let lines = VariantLines::of(&run, &calls).expect("it was traced");
        assert_eq!(costliest(Headline::Peak, &lines), None);
    }
}
