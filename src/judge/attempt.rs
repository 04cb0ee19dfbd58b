//! Judges a version where each run is waited for: in the terminal and in the
//! tests. The page, which cannot wait, takes the same steps.

use protocol::compile::{Static, VARIANT};
use protocol::{Case, Failure, Outcome, Report};

use crate::cases::{Check, checks};
use crate::lines::VariantLines;
use crate::problem::{Problem, repeats, unrepeatable};
use crate::verdict::{Page, Rules, Verdict, costliest, judge};

/// Runs a version and the oracle that it is compared with, each run in a fresh
/// instance.
pub trait Engine {
    /// The oracle's answer to a case.
    fn answer(&self, case: &Case) -> Result<String, Failure>;
    /// Runs the version.
    fn run(&self, case: &Case) -> Outcome;
    /// Runs the version traced: the lines that allocated, if they can be told.
    fn lines(&self, case: &Case) -> Option<VariantLines>;
}

/// The result of judging a version.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// The verdict; if it is not a pass, it says what is missing.
    pub verdict: Verdict,
    /// The report of the default case, if there is an answer and it is not
    /// wrong.
    pub report: Option<Report>,
    /// The number of answers that were compared with the oracle's.
    pub compared: usize,
}

/// Judges a version with these statics, with random cases of that seed.
pub fn attempt(rules: &Rules, statics: &[Static], seed: u32, engine: &impl Engine) -> Attempt {
    let checks = checks(&rules.knobs, &rules.edges, seed);
    // The default comes first among the checks.
    let case = &checks[0].case;
    let expected = engine.answer(case);
    let first = engine.run(case);
    let report = match begin(rules, case, expected.as_deref().ok(), &first, engine) {
        Ok(report) => report,
        Err(verdict) => {
            return Attempt {
                verdict: *verdict,
                report: None,
                compared: 0,
            };
        }
    };
    let known = expected.is_ok();
    let mut answers = vec![expected];
    let mut outcomes = vec![first];
    for check in &checks[1..] {
        let outcome = engine.run(&check.case);
        let answer = engine.answer(&check.case);
        let right = match (&outcome, &answer) {
            (Outcome::Report(report), Ok(answer)) => report.answer == *answer,
            (Outcome::Failure(_), _) | (Outcome::Report(_), Err(_)) => false,
        };
        answers.push(answer);
        outcomes.push(outcome);
        if !right {
            // One fault is told, the first.
            break;
        }
    }
    let page = Page {
        case,
        report: &report,
        known,
        lines: None,
    };
    let judgement = judge(rules, page, statics, &checks, &answers, &outcomes);
    Attempt {
        verdict: traced(judgement.verdict, engine),
        compared: judgement.checked.compared,
        report: Some(report),
    }
}

/// The report of the default case, if its answer is right as far as is known,
/// and if it repeats.
fn begin(
    rules: &Rules,
    case: &Case,
    expected: Option<&str>,
    first: &Outcome,
    engine: &impl Engine,
) -> Result<Report, Box<Verdict>> {
    let check = || Check::of_page(case, &rules.knobs);
    let failed = |problem| {
        let check = check();
        Box::new(Verdict::Failed { check, problem })
    };
    let broken = |failure: &Failure| failed(Problem::of(failure.clone(), VARIANT));
    let report = match first {
        Outcome::Report(report) => report,
        Outcome::Failure(failure) => return Err(broken(failure)),
    };
    if let Some(expected) = expected.filter(|expected| *expected != report.answer) {
        return Err(Box::new(Verdict::Wrong {
            check: check(),
            expected: expected.to_owned(),
            got: report.answer.clone(),
        }));
    }
    match engine.run(case) {
        Outcome::Report(again) if repeats(report, &again) => Ok((**report).clone()),
        Outcome::Report(_) => Err(failed(unrepeatable())),
        Outcome::Failure(failure) => Err(broken(&failure)),
    }
}

/// The verdict with the line that costs most, if a figure is too high.
fn traced(verdict: Verdict, engine: &impl Engine) -> Verdict {
    match verdict {
        Verdict::OverBudget { figure, line: _ } => {
            let lines = engine.lines(&figure.check.case);
            let line = lines.and_then(|lines| costliest(figure.of, &lines));
            Verdict::OverBudget { figure, line }
        }
        Verdict::Passed(_)
        | Verdict::LeftOut(_)
        | Verdict::Wrong { .. }
        | Verdict::Failed { .. } => verdict,
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use protocol::{FailureKind, Headline};

    use super::*;
    use crate::Origin;
    use crate::samples::{case, knob, report};

    /// A version that holds so many bytes a point, and what is odd about it.
    struct Sample {
        each: u64,
        odd: Odd,
        runs: Cell<u64>,
    }

    #[derive(Clone, Copy, PartialEq)]
    enum Odd {
        Nothing,
        OtherFigures,
        WrongFor(u64),
        PanicsFor(u64),
        NoOracle,
    }

    impl Engine for Sample {
        fn answer(&self, case: &Case) -> Result<String, Failure> {
            if self.odd == Odd::NoOracle {
                return Err(Failure::new(FailureKind::OutOfMemory, "Too much"));
            }
            Ok(case["points"].to_string())
        }

        fn run(&self, case: &Case) -> Outcome {
            self.runs.set(self.runs.get() + 1);
            let points = case["points"];
            if self.odd == Odd::PanicsFor(points) {
                return Outcome::Failure(Failure::new(FailureKind::Panic, "It panicked"));
            }
            let mut report = report("yours", self.each * points, 24 * points);
            report.case = case.clone();
            report.answer = points.to_string();
            report.budget = 32 * points;
            if self.odd == Odd::WrongFor(points) {
                "wrong".clone_into(&mut report.answer);
            }
            if self.odd == Odd::OtherFigures {
                report.usage.peak += self.runs.get();
            }
            Outcome::Report(Box::new(report))
        }

        fn lines(&self, _: &Case) -> Option<VariantLines> {
            None
        }
    }

    fn judged(each: u64, odd: Odd) -> Attempt {
        let rules = Rules {
            slug: "slots".to_owned(),
            oracle: "naive".to_owned(),
            headline: Headline::Peak,
            knobs: vec![knob()],
            edges: vec![case(0), case(3)],
        };
        let sample = Sample {
            each,
            odd,
            runs: Cell::new(0),
        };
        attempt(&rules, &[], 1, &sample)
    }

    #[test]
    fn a_version_is_judged_by_every_check() {
        for (each, odd, name, named) in [
            (24, Odd::Nothing, "passed", Origin::Default),
            (33, Odd::Nothing, "over-budget", Origin::Default),
            (23, Odd::Nothing, "left-out", Origin::Default),
            (24, Odd::WrongFor(10_000), "wrong", Origin::Default),
            (24, Odd::WrongFor(3), "wrong", Origin::Edge),
            (24, Odd::PanicsFor(10_000), "failed", Origin::Default),
            (24, Odd::PanicsFor(0), "failed", Origin::Edge),
            (24, Odd::OtherFigures, "failed", Origin::Default),
            (24, Odd::NoOracle, "failed", Origin::Default),
        ] {
            let attempt = judged(each, odd);
            assert_eq!(attempt.verdict.name(), name);
            assert_eq!(attempt.verdict.check().origin, named, "{name}");
        }
        assert!(judged(24, Odd::Nothing).compared >= 4);
    }

    #[test]
    fn a_wrong_answer_has_no_figures() {
        assert_eq!(judged(24, Odd::WrongFor(10_000)).report, None);
        assert!(judged(33, Odd::Nothing).report.is_some());
    }
}
