//! ask-list-or-generator: values that are kept, or computed for each pass.

mod filtered;
mod naive;
mod optimized;

use std::cell::Cell;

use protocol::random::Random;
use protocol::{Finding, Headline, Scale, Shape};

use crate::harness::{
    Edges, Exercise, KnobSpec, Numbers, Values, Variant, cell,
};

/// Readings that can be computed again, and how many times they are gone
/// through.
pub struct Case {
    /// The number of passes over the readings, at least one.
    pub passes: usize,
    count: usize,
    random: Random,
    computed: Cell<u64>,
}

impl Case {
    /// Computes the readings from the first to the last, each when it is asked
    /// for. Called again, it computes them again.
    pub fn readings(&self) -> impl ExactSizeIterator<Item = u64> {
        let mut random = self.random.clone();
        (0..self.count).map(move |_| {
            self.computed.set(self.computed.get() + 1);
            random.below(READINGS)
        })
    }
}

/// The mean of what an iterator gives, rounded down; 0 if that is nothing.
pub fn mean(readings: impl Iterator<Item = u64>) -> u64 {
    let (mut sum, mut count) = (0_u64, 0);
    for reading in readings {
        sum += reading;
        count += 1;
    }
    sum.checked_div(count).unwrap_or(0)
}

/// The limit after the last pass.
pub type Answer = u64;

/// A reading is one of so many.
const READINGS: u64 = 1_000_000;

/// The exercise.
pub struct AskListOrGenerator;

impl Exercise for AskListOrGenerator {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "ask-list-or-generator";
    const HEADLINE: Headline = Headline::Peak;
    const SHAPE: Shape = Shape::Interview;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "readings",
            label: "Readings",
            default: 100_000,
            min: 0,
            max: 500_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 100_000, 500_000],
        },
        KnobSpec {
            name: "passes",
            label: "Passes over the readings",
            default: 3,
            min: 1,
            max: 10,
            scale: Scale::Linear,
            sweep: &[1, 2, 3, 4, 6, 8, 10],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "filtered", solve: filtered::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("readings", 0)],
        &[("readings", 1)],
        &[("readings", 1_023), ("passes", 1)],
        &[("passes", 1)],
        &[("passes", 10)],
    ];

    fn case(values: &Values) -> Case {
        Case {
            passes: values.count("passes"),
            count: values.count("readings"),
            // More passes are over the same readings.
            random: values.random_of_exercise(),
            computed: Cell::new(0),
        }
    }

    fn floor(_: &Case) -> u64 {
        // A mean needs no reading but the current one.
        0
    }

    fn findings(case: &Case, _: &Answer) -> Vec<Finding> {
        let computed = [cell(case.computed.get())];
        let table = Numbers::new("what", ["number"])
            .row("readings computed", computed)
            .drawn();
        vec![table.titled("What the bytes are paid with")]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_is_rounded_down_and_that_of_nothing_is_0() {
        assert_eq!(mean([1, 2, 6].into_iter()), 3);
        assert_eq!(mean([1, 2].into_iter()), 1);
        assert_eq!(mean([].into_iter()), 0);
    }

    #[test]
    fn readings_are_the_same_each_time_and_each_time_they_are_computed() {
        let random = Random::new(1);
        let computed = Cell::new(0);
        let case = Case { passes: 1, count: 10, random, computed };
        let first: Vec<u64> = case.readings().collect();
        assert!(case.readings().eq(first));
        assert_eq!(case.computed.get(), 20);
    }
}
