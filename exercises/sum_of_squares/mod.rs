//! sum-of-squares: a list that does not know how long it will be, and grows;
//! one that knows, and asks once; and two sums without a list.

mod formula;
mod naive;
mod optimized;
mod sized;

use protocol::{Headline, Scale};

use crate::harness::{Edges, Exercise, KnobSpec, Values, Variant};

/// The number of squares to add up: those of 0, 1, … `n` − 1.
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
        // Below, at and above powers of two, where a list has doubled.
        sweep: &[
            10, 100, 1_000, 1_024, 1_025, 10_000, 16_384, 16_385, 100_000,
            131_072, 131_073, 1_000_000, 1_048_576, 1_048_577,
        ],
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

    fn budget(case: &Case) -> u64 {
        // All squares with little room to spare: at the default, less than
        // doubling leaves.
        41 * case.n / 5 + (1 << 10)
    }

    fn most_allocations(case: &Case) -> Option<u64> {
        // A list asks once for room for all; one that grows comes to just as
        // many bytes where it doubles to the very length. `reserve` makes room
        // for at least 4, which `into_boxed_slice` then gives back.
        Some(if case.n < 5 { 2 } else { 1 })
    }
}
