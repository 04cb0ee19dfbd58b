//! lazy-pipeline: steps that hand on one record at a time, instead of a list
//! after each step.

mod naive;
mod optimized;
mod reused;

use std::cell::Cell;

use protocol::{Headline, Scale};

use crate::harness::{Edges, Exercise, KnobSpec, Source, Values, Variant};

/// A record as it comes from outside.
#[derive(Clone, Copy)]
pub struct Record {
    /// Its number. The next record has the next one.
    pub id: u64,
    /// The measured value.
    pub value: u64,
}

/// The records to process.
pub struct Case {
    /// The source of them. Each can be taken once.
    pub records: Source<Record>,
}

/// The sum of the scores of the records with an even id. It fits: at most
/// 2^20 records have scores below 2^40.
pub type Answer = u64;

/// The exercise.
pub struct LazyPipeline;

/// The first id is below this number.
const FIRST_IDS: u64 = 1_000;

/// A value is one of so many.
const VALUES: u64 = 1 << 20;

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
        let mut random = values.random();
        let next_id = Cell::new(random.below(FIRST_IDS));
        let records =
            Source::new(random, values.count("records"), move |random| {
                let id = next_id.replace(next_id.get() + 1);
                Record { id, value: random.below(VALUES) }
            });
        Case { records }
    }

    fn floor(_: &Case) -> u64 {
        // The records come one by one, and the sum needs none of the past.
        0
    }

    fn budget(_: &Case) -> u64 {
        // Room for a portion of some thousand records, but for nothing that
        // grows with them.
        1 << 16
    }
}
