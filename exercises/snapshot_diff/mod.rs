//! snapshot-diff: which lines hold more than before, and which hold less.

mod naive;
mod optimized;

use meter::trace::Differences;
use protocol::{Finding, Headline, Scale};

use crate::harness::{
    Edges, Exercise, Found, KnobSpec, Lines, Values, Variant, differences,
    finding,
};

/// How many records to make.
pub struct Case {
    /// The records have the ids 0, 1, … below this number.
    pub records: u64,
}

/// The sum of all ids and squares, and what changed while the records were
/// made.
pub type Answer = Found<u64, Lines<Differences>>;

/// The exercise.
pub struct SnapshotDiff;

impl Exercise for SnapshotDiff {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "snapshot-diff";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "records",
        label: "Records",
        default: 1_000,
        min: 0,
        max: 500_000,
        scale: Scale::Logarithmic,
        sweep: &[10, 100, 1_000, 10_000, 50_000, 200_000],
    }];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("records", 0)],
        &[("records", 1)],
        &[("records", 2)],
        &[("records", 1_023)],
    ];
    const TRACED: bool = true;

    fn findings(_: &Case, answer: &Answer) -> Vec<Finding> {
        let title = "The second snapshot compared with the first, by line";
        vec![finding(title, differences(&answer.found))]
    }

    fn case(values: &Values) -> Case {
        Case { records: values.get("records") }
    }

    fn floor(case: &Case) -> u64 {
        case.records * size_of::<[u64; 2]>() as u64
    }

    fn budget(case: &Case) -> u64 {
        // The records and the ids they are made from, in lists that grow by
        // doubling, from their least room of four.
        let record = size_of::<[u64; 3]>() as u64;
        (2 * case.records + 4) * record
    }
}
