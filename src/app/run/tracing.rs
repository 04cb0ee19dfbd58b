//! A traced run's result: the lines of every variant, or why there are none.

use std::rc::Rc;

use judge::{Problem, VariantLines, is_own};
use protocol::{Case, Outcome, Report, Timeline, TracedCall};

/// The most milliseconds that the counted runs may have taken together for the
/// traced ones to follow by themselves.
pub const CHEAP_MS: f64 = 1_500.0;

/// The lines of every variant.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    case: Case,
    moment: Option<u32>,
    runs: Vec<VariantLines>,
}

impl Trace {
    /// The lines of these traced runs; `moment` is the share of the calls, in
    /// percent, of which they noted what was live.
    pub fn of(
        case: &Case,
        moment: Option<u32>,
        reports: &[Rc<Report>],
        calls: &[TracedCall],
    ) -> Option<Self> {
        let runs = reports.iter().map(|report| VariantLines::of(report, calls));
        Some(Self {
            case: case.clone(),
            moment,
            runs: runs.collect::<Option<_>>()?,
        })
    }

    /// The lines of a run whose siblings were not traced.
    pub fn alone(case: &Case, lines: VariantLines) -> Self {
        Self {
            case: case.clone(),
            moment: None,
            runs: vec![lines],
        }
    }

    /// The same with those of one more run of the case.
    #[must_use]
    pub fn beside(&self, lines: VariantLines) -> Self {
        let mut all = self.clone();
        all.runs.push(lines);
        all
    }

    /// The case that was traced.
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// The moment of which it is known what was live, in percent.
    pub fn moment(&self) -> Option<u32> {
        self.moment
    }

    /// Each variant's lines, naive first.
    pub fn runs(&self) -> &[VariantLines] {
        &self.runs
    }
}

/// The event after which this share of a run's calls is made. There is none
/// in a run without calls.
pub fn event_at(timeline: &Timeline, percent: u32) -> Option<u64> {
    let made = (timeline.events * u64::from(percent)).div_ceil(100);
    made.checked_sub(1)
}

/// The traced outcomes as reports, if they are of the same runs as the counted
/// ones: only pages may differ, because the tracer keeps its tables in the
/// same memory. The error says why there are no lines, without a final dot.
pub fn verified(counted: &[Rc<Report>], outcomes: Vec<Outcome>) -> Result<Vec<Rc<Report>>, String> {
    let pairs = counted.iter().zip(outcomes);
    pairs
        .map(|(counted, outcome)| {
            let variant = &counted.variant;
            match outcome {
                Outcome::Failure(failure) => {
                    let why = Problem::of(failure, variant).text;
                    Err(format!("The traced run of {variant} gave none. {why}"))
                }
                Outcome::Report(traced) if is_same_run(counted, &traced) => Ok(Rc::new(*traced)),
                Outcome::Report(_) => {
                    let next = if is_own(variant) {
                        ""
                    } else {
                        ". Report the exercise"
                    };
                    Err(format!(
                        "The traced run of {variant} gave other figures than the counted one, so \
                         its lines cannot be trusted{next}"
                    ))
                }
            }
        })
        .collect()
}

fn is_same_run(counted: &Report, traced: &Report) -> bool {
    let pages = counted.usage.pages;
    let mut usage = traced.usage;
    usage.pages = pages;
    counted.answer == traced.answer
        && counted.usage == usage
        && counted.frees == traced.frees
        && counted.timeline.events == traced.timeline.events
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{case, report};
    use protocol::{Failure, FailureKind};

    #[test]
    fn a_moment_is_the_event_that_completes_its_share() {
        let timeline = |events| Timeline {
            events,
            points: Vec::new(),
        };
        for (events, percent, event) in [
            (0, 50, None),
            (10, 100, Some(9)),
            (10, 50, Some(4)),
            (10, 1, Some(0)),
            (3, 50, Some(1)),
        ] {
            assert_eq!(
                event_at(&timeline(events), percent),
                event,
                "{events} {percent}"
            );
        }
    }

    #[test]
    fn a_traced_run_must_be_the_counted_one_but_for_its_pages() {
        let counted = [Rc::new(report("naive", 80, 24))];
        let outcome = |change: fn(&mut Report)| {
            let mut traced = report("naive", 80, 24);
            change(&mut traced);
            vec![Outcome::Report(Box::new(traced))]
        };
        assert!(verified(&counted, outcome(|report| report.usage.pages += 7)).is_ok());
        for change in [
            (|report: &mut Report| report.usage.peak += 1) as fn(&mut Report),
            |report| report.usage.allocations += 1,
            |report| report.answer.push('0'),
            |report| report.frees += 1,
        ] {
            let why = verified(&counted, outcome(change)).expect_err("it differs");
            assert!(why.contains("other figures"), "{why}");
        }
        let failure = Failure::new(FailureKind::OutOfMemory, "What to do");
        let why = verified(&counted, vec![Outcome::Failure(failure)]).expect_err("it failed");
        assert!(why.ends_with("What to do"), "{why}");
    }

    #[test]
    fn runs_without_sites_are_no_trace() {
        let reports = [Rc::new(report("naive", 80, 24))];
        assert_eq!(Trace::of(&case(1), None, &reports, &[]), None);
    }
}
