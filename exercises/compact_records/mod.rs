//! compact-records: five ways to keep the same records, from a map each to
//! columns.

mod boxed;
mod naive;
mod optimized;
mod owned;
mod shared;

use protocol::{Headline, Scale};

use crate::harness::{Edges, Exercise, KnobSpec, Values, Variant};

/// How many records to keep, and their labels.
pub struct Case {
    /// How many records there are; their ids count up from 0.
    pub records: u32,
    /// Never empty; record `i` has the label `i` modulo their number.
    pub labels: Vec<String>,
}

/// The sum over all records of `id`, `x`, `y` and the label's length. Exact:
/// every partial sum is a multiple of 1/2 far below 2^52.
pub type Answer = f64;

/// The exercise.
pub struct CompactRecords;

/// How many different labels there are.
const LABELS: u32 = 8;

/// The bytes of all different labels that a case's records have.
fn labels_bytes(case: &Case) -> u64 {
    let used = case.labels.iter().take(case.records as usize);
    used.map(|label| label.len() as u64).sum()
}

impl Exercise for CompactRecords {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "compact-records";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "records",
        label: "Records",
        default: 50_000,
        min: 0,
        max: 1_000_000,
        scale: Scale::Logarithmic,
        sweep: &[10, 100, 1_000, 10_000, 50_000, 200_000],
    }];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "boxed", solve: boxed::solve },
        Variant { name: "owned", solve: owned::solve },
        Variant { name: "shared", solve: shared::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("records", 0)],
        &[("records", 1)],
        &[("records", 7)],
        &[("records", 8)],
        &[("records", 9)],
        &[("records", 1_023)],
    ];

    fn case(values: &Values) -> Case {
        Case {
            records: values.count("records"),
            labels: (1..=LABELS).map(|i| format!("station-{i:02}")).collect(),
        }
    }

    fn floor(case: &Case) -> u64 {
        // A byte says which of the labels a record has.
        let record =
            size_of::<u32>() + size_of::<[f64; 2]>() + size_of::<u8>();
        u64::from(case.records) * record as u64 + labels_bytes(case)
    }

    fn budget(case: &Case) -> u64 {
        // More than columns take, less than records that end in padding: these
        // have 32 bytes. Besides, the labels and a table of them.
        u64::from(case.records) * 31 + (1 << 13)
    }
}
