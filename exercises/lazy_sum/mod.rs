//! lazy-sum: an iterator hands on one number at a time, so a sum needs no
//! list.

mod naive;
mod optimized;

use protocol::{Headline, Scale};

use crate::harness::{Edges, Exercise, KnobSpec, Source, Values, Variant};

/// The numbers whose squares are added up.
pub struct Case {
    /// The numbers. Each can be taken once.
    pub numbers: Source<u64>,
}

/// The sum of the squares. It fits: at the largest `n` it is below 2^61.
pub type Answer = u64;

/// The exercise.
pub struct LazySum;

/// A number is one of so many.
const NUMBERS: u64 = 1 << 20;

impl Exercise for LazySum {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "lazy-sum";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "n",
        label: "Numbers",
        default: 500_000,
        min: 0,
        max: 2_000_000,
        scale: Scale::Logarithmic,
        sweep: &[10, 100, 1_000, 10_000, 100_000, 1_000_000],
    }];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges =
        &[&[("n", 0)], &[("n", 1)], &[("n", 2)], &[("n", 3)], &[("n", 1_023)]];

    fn case(values: &Values) -> Case {
        let numbers =
            Source::new(values.random(), values.count("n"), |random| {
                random.below(NUMBERS)
            });
        Case { numbers }
    }

    fn floor(_: &Case) -> u64 {
        // A sum needs no number but the current one, which lives in a
        // register.
        0
    }

    fn budget(_: &Case) -> u64 {
        // Room for a portion of some thousand numbers, but for nothing that
        // grows with `n`.
        1 << 16
    }
}
