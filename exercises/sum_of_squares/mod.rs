//! sum-of-squares: lazy-sum once more, on one's own, with a list that
//! does not know how long it will be.

mod formula;
mod naive;
mod optimized;
mod sized;

use protocol::{Headline, Scale};

use crate::harness::{Edges, Exercise, KnobSpec, Values, Variant};

/// How many squares to add up: those of 0, 1, … `n` − 1.
pub struct Case {
    /// The first number that is left out.
    pub n: u64,
}

/// The sum of the squares.
pub type Answer = u64;

/// The exercise.
pub struct SumOfSquares;

impl Exercise for SumOfSquares {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "sum-of-squares";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "n",
        label: "Numbers",
        default: 1_000_000,
        min: 0,
        // Six times the sum, which the formula divides, is still below 2^64.
        max: 2_000_000,
        scale: Scale::Logarithmic,
        sweep: &[10, 100, 1_000, 10_000, 100_000, 1_000_000],
    }];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "sized", solve: sized::solve },
        Variant { name: "optimized", solve: optimized::solve },
        Variant { name: "formula", solve: formula::solve },
    ];
    const EDGES: Edges = &[
        &[("n", 0)],
        &[("n", 1)],
        &[("n", 2)],
        &[("n", 4)],
        &[("n", 5)],
        &[("n", 1_023)],
        &[("n", 1_025)],
        &[("n", 2_000_000)],
    ];

    fn case(values: &Values) -> Case {
        Case { n: values.get("n") }
    }

    fn floor(_: &Case) -> u64 {
        // A sum keeps no number but the total, which lives in a register.
        0
    }

    fn budget(_: &Case) -> u64 {
        // Room for a small buffer, but for nothing that grows with `n`.
        1 << 10
    }
}
