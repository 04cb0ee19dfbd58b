//! top-allocators: the lines that hold most after any piece of work.

mod naive;
mod optimized;
#[cfg(feature = "starters")]
mod starter;

use meter::trace::Statistics;
use protocol::{Finding, Headline, Scale};

use crate::harness::{
    Exercise, KnobSpec, Values, Variant, WithLines, statistics,
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
pub type Answer = WithLines<u64, Statistics>;

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
        #[cfg(feature = "starters")]
        Variant { name: "starter", solve: starter::solve },
    ];
    const EDGES: &'static [&'static [u64]] =
        &[&[0, 0, 0], &[1, 1, 1], &[0, 4, 0], &[5, 3, 9], &[1_023, 15, 33]];
    const TRACED: bool = true;

    fn findings(answer: &Answer) -> Vec<Finding> {
        vec![Finding {
            title: "The three lines that hold most after the work".to_owned(),
            table: statistics(&answer.lines),
        }]
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
