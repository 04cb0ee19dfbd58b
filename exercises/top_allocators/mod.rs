//! top-allocators: the lines that hold most after any piece of work.

mod naive;
mod optimized;

use meter::trace::Statistics;
use protocol::{Finding, Headline, Scale};

use crate::harness::{
    Edges, Exercise, Found, KnobSpec, Lines, Values, Variant, finding,
    statistics,
};

/// How large the three parts of the work are.
pub struct Case {
    /// The numbers are 0, 1, … below this one.
    pub numbers: u32,
    /// The squares are those of 0, 1, … below this number.
    pub squares: u32,
    /// How many letters, of a byte each, the text has.
    pub letters: usize,
}

/// The sum of all numbers, squares and letters, and the lines that hold most.
pub type Answer = Found<u64, Lines<Statistics>>;

/// The exercise.
pub struct TopAllocators;

impl Exercise for TopAllocators {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "top-allocators";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "numbers",
            label: "Numbers",
            default: 50_000,
            min: 0,
            max: 2_000_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 100_000, 500_000],
        },
        KnobSpec {
            name: "squares",
            label: "Squares",
            default: 10_000,
            min: 0,
            max: 1_000_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 50_000, 200_000],
        },
        KnobSpec {
            name: "letters",
            label: "Letters of text",
            default: 1_000_000,
            min: 0,
            max: 20_000_000,
            scale: Scale::Logarithmic,
            sweep: &[100, 1_000, 10_000, 100_000, 1_000_000, 5_000_000],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("numbers", 0), ("squares", 0), ("letters", 0)],
        &[("numbers", 1), ("squares", 1), ("letters", 1)],
        &[("numbers", 0), ("squares", 4), ("letters", 0)],
        &[("numbers", 5), ("squares", 3), ("letters", 9)],
        &[("numbers", 1_023), ("squares", 15), ("letters", 33)],
    ];
    const TRACED: bool = true;

    fn findings(_: &Case, answer: &Answer) -> Vec<Finding> {
        let title = "The three lines that hold most after the work";
        vec![finding(title, statistics(&answer.found))]
    }

    fn case(values: &Values) -> Case {
        Case {
            numbers: values.count("numbers"),
            squares: values.count("squares"),
            letters: values.count("letters"),
        }
    }

    fn floor(case: &Case) -> u64 {
        u64::from(case.numbers) * size_of::<u32>() as u64
            + u64::from(case.squares) * size_of::<u64>() as u64
            + case.letters as u64
    }

    fn budget(case: &Case) -> u64 {
        // An eighth more than the payload: by default the numbers must be as
        // wide as they have to be, the map must be a list, and the text may
        // have a little room to spare. A small part has a least room.
        let floor = Self::floor(case);
        floor + floor / 8 + (1 << 10)
    }
}
