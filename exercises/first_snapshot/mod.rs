//! first-snapshot: which lines hold what was allocated since the trace began.

mod naive;
mod optimized;

use meter::trace::Statistics;
use protocol::{Finding, Headline, Scale};

use crate::harness::{
    Edges, Exercise, Found, KnobSpec, Lines, Values, Variant, finding,
    statistics,
};

/// How many numbers to keep, in each of two lists.
pub struct Case {
    /// The numbers are 0, 1, … below this one.
    pub numbers: u32,
}

/// The sum of both lists, and what was live by line.
pub type Answer = Found<u64, Lines<Statistics>>;

/// The exercise.
pub struct FirstSnapshot;

impl Exercise for FirstSnapshot {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "first-snapshot";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "numbers",
        label: "Numbers",
        default: 100_000,
        min: 0,
        max: 2_000_000,
        scale: Scale::Logarithmic,
        sweep: &[10, 100, 1_000, 10_000, 100_000, 500_000],
    }];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("numbers", 0)],
        &[("numbers", 1)],
        &[("numbers", 4)],
        &[("numbers", 5)],
        &[("numbers", 1_023)],
    ];
    const TRACED: bool = true;

    fn findings(_: &Case, answer: &Answer) -> Vec<Finding> {
        let title = "Live in the snapshot, by line";
        vec![finding(title, statistics(&answer.found))]
    }

    fn case(values: &Values) -> Case {
        Case { numbers: values.count("numbers") }
    }

    fn floor(case: &Case) -> u64 {
        let number = size_of::<u32>() + size_of::<u64>();
        u64::from(case.numbers) * number as u64
    }

    fn budget(case: &Case) -> u64 {
        // The older list, and one that grows by doubling, from its least room
        // of four numbers; a block a number is too much.
        let numbers = u64::from(case.numbers);
        let room = numbers.next_power_of_two().max(4);
        numbers * size_of::<u32>() as u64 + room * size_of::<u64>() as u64
    }
}
