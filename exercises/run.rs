//! The run of a `solve` under the meter. None of this code is counted.

use std::collections::hash_map::RandomState;
use std::hint::black_box;
use std::sync::OnceLock;

use meter::{Counts, Harness, Timeline};
use protocol::{Failure, Finding};

use crate::harness::{Bounds, Exercise, Values};

/// The moment at which a gauge is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Right before `solve`.
    Before,
    /// Right after it, with the answer still held.
    After,
}

/// The readings from the measured code's surroundings at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Gauge {
    /// Milliseconds on the engine's clock.
    pub time_ms: f64,
    /// Pages of linear memory; 0 where there is none.
    pub pages: u64,
    /// After a run: the bytes of stack that it wrote to at its deepest, where
    /// that can be told.
    pub stack: u64,
}

impl Gauge {
    /// A gauge that tells nothing.
    pub fn none(_: Moment) -> Self {
        Self::default()
    }
}

/// The results of running one variant.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// The answer as a string.
    pub answer: String,
    /// The bounds on a version in the case.
    pub bounds: Bounds,
    /// The counts from just before `solve` until its answer was dropped.
    pub counts: Counts,
    /// Live bytes over that time.
    pub timeline: Timeline,
    /// Right before `solve`.
    pub before: Gauge,
    /// Right after `solve`, with the answer still held.
    pub after: Gauge,
    /// [`Exercise::findings`].
    pub findings: Vec<Finding>,
    /// [`Exercise::left_out`].
    pub left_out: Option<String>,
}

/// One run of a `solve`, whose types are erased.
pub(crate) trait Solve {
    /// Makes the case, and gives its bounds.
    fn prepare(&mut self, values: &Values<'_>) -> Bounds;
    /// Does the measured work up to the answer.
    fn solve(&mut self);
    /// Says what is kept of the answer.
    fn tell(&self, told: &mut Told);
    /// Drops the answer, which is measured too.
    fn give_up(&mut self);
}

/// A run of an exercise's `solve`.
pub(crate) struct Solving<E: Exercise> {
    by: fn(&E::Case) -> E::Answer,
    case: Option<E::Case>,
    answer: Option<E::Answer>,
}

impl<E: Exercise> Solving<E> {
    pub(crate) fn by(solve: fn(&E::Case) -> E::Answer) -> Self {
        Self { by: solve, case: None, answer: None }
    }
}

impl<E: Exercise> Solve for Solving<E> {
    fn prepare(&mut self, values: &Values<'_>) -> Bounds {
        Bounds::of::<E>(self.case.insert(E::case(values)))
    }

    fn solve(&mut self) {
        if let Some(case) = &self.case {
            self.answer = Some(black_box((self.by)(black_box(case))));
        }
    }

    fn tell(&self, told: &mut Told) {
        let (Some(case), Some(answer)) = (&self.case, &self.answer) else {
            return;
        };
        if let Some(failure) = E::failure(answer) {
            return told.fail(failure);
        }
        let text = answer.to_string();
        told.succeed(
            text,
            E::findings(case, answer),
            E::left_out(case, answer),
        );
    }

    fn give_up(&mut self) {
        self.answer = None;
    }
}

/// The notes on an answer, which is gone by then.
#[derive(Default)]
pub(crate) struct Told {
    failure: Option<Failure>,
    answer: String,
    findings: Vec<Finding>,
    left_out: Option<String>,
}

// The rest is compiled once, with this crate, and not again with each
// learner's code.

impl Told {
    #[inline(never)]
    fn fail(&mut self, failure: Failure) {
        self.failure = Some(failure);
    }

    #[inline(never)]
    fn succeed(
        &mut self,
        answer: String,
        findings: Vec<Finding>,
        left_out: Option<String>,
    ) {
        // `sum` of no floats is -0, which is equal to 0.
        self.answer = if answer == "-0" { "0".to_owned() } else { answer };
        self.findings = findings;
        self.left_out = left_out;
    }
}

/// Gives the harness, which may pause the counting. This module alone has it,
/// as it is the first to ask in every program.
fn harness() -> &'static Harness {
    static HARNESS: OnceLock<Harness> = OnceLock::new();
    let taken = || Harness::take().expect("nobody asks before a variant runs");
    HARNESS.get_or_init(taken)
}

/// Runs a variant on a case that was checked, and counts what it allocates
/// until its answer is gone.
pub(crate) fn measure(
    values: &Values<'_>,
    gauge: &dyn Fn(Moment) -> Gauge,
    solving: &mut dyn Solve,
) -> Result<Run, Failure> {
    let harness = harness();
    let bounds = solving.prepare(values);
    // The standard library draws its hash keys once per thread, which
    // allocates a byte. That is not the variant's doing.
    black_box(RandomState::new());

    let before = gauge(Moment::Before);
    let ((told, after), counts, timeline) =
        harness.measure_with_timeline(|| {
            solving.solve();
            let after = gauge(Moment::After);
            let mut told = Told::default();
            harness.paused(|| solving.tell(&mut told));
            solving.give_up();
            (told, after)
        });
    if let Some(failure) = told.failure {
        return Err(failure);
    }
    Ok(Run {
        answer: told.answer,
        bounds,
        counts,
        timeline,
        before,
        after,
        findings: told.findings,
        left_out: told.left_out,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_of_no_floats_is_0_however_it_is_added_up() {
        let sum: f64 = [].iter().sum();
        let mut told = Told::default();
        told.succeed(sum.to_string(), Vec::new(), None);
        assert_eq!((sum.to_string().as_str(), &*told.answer), ("-0", "0"));
    }
}
