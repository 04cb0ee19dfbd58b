//! lazy-pipeline: steps that hand on one record at a time, instead of a list
//! after each step.

mod naive;
mod optimized;
mod reused;

use protocol::{Headline, Scale};

use crate::harness::{Edges, Exercise, KnobSpec, Values, Variant};

/// How many records to process.
pub struct Case {
    /// The records have the ids 0, 1, … below this number.
    pub records: u64,
}

/// The sum of the scores of the records with an even id.
pub type Answer = u64;

/// The exercise.
pub struct LazyPipeline;

impl Exercise for LazyPipeline {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "lazy-pipeline";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "records",
        label: "Records",
        default: 50_000,
        min: 0,
        // The scores of so many add up to less than 2^63.
        max: 1_000_000,
        scale: Scale::Logarithmic,
        sweep: &[10, 100, 1_000, 10_000, 100_000, 500_000],
    }];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "reused", solve: reused::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("records", 0)],
        &[("records", 1)],
        &[("records", 2)],
        &[("records", 3)],
        &[("records", 8)],
        &[("records", 9)],
        &[("records", 1_023)],
    ];

    fn case(values: &Values) -> Case {
        Case { records: values.get("records") }
    }

    fn floor(_: &Case) -> u64 {
        // The records come one by one, and the sum needs none of the past.
        0
    }

    fn budget(_: &Case) -> u64 {
        // Room for a few records, but for nothing that grows with them.
        1 << 10
    }
}
