//! line-profile: what each line adds and takes away, and the running total.

mod naive;
mod optimized;

use std::fmt;

use protocol::{Headline, Scale};

use crate::harness::{Edges, Exercise, KnobSpec, Values, Variant};

/// How many numbers each of the two lists has.
pub struct Case {
    /// The numbers are 0, 1, … below this one.
    pub numbers: u32,
}

/// The list that is handed on, and the sum of the one that is not.
#[derive(PartialEq)]
pub struct Answer {
    /// The numbers themselves.
    pub kept: Vec<u32>,
    /// The sum of their squares.
    pub sum: u64,
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kept: u64 = self.kept.iter().copied().map(u64::from).sum();
        write!(f, "{kept} and {}", self.sum)
    }
}

/// The exercise.
pub struct LineProfile;

impl Exercise for LineProfile {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "line-profile";
    const HEADLINE: Headline = Headline::Peak;
    const INCREMENTS: bool = true;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "numbers",
        label: "Numbers",
        default: 1_000_000,
        min: 0,
        // The sum of the squares stays below 2^64.
        max: 3_000_000,
        scale: Scale::Logarithmic,
        sweep: &[100, 1_000, 10_000, 100_000, 500_000, 1_000_000],
    }];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("numbers", 0)],
        &[("numbers", 1)],
        &[("numbers", 1_023)],
        &[("numbers", 3_000_000)],
    ];

    fn case(values: &Values) -> Case {
        Case { numbers: values.count("numbers") }
    }

    fn floor(case: &Case) -> u64 {
        u64::from(case.numbers) * size_of::<u32>() as u64
    }

    fn budget(case: &Case) -> u64 {
        // Not both lists at once, which together take 12 bytes a number. A
        // small list has a least room of four numbers.
        u64::from(case.numbers) * 10 + size_of::<[u64; 4]>() as u64
    }
}
