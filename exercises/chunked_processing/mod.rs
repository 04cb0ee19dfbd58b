//! chunked-processing: a fixed number of records at a time.

mod naive;
mod optimized;
mod streamed;

use protocol::{Headline, Scale};

use crate::harness::{Edges, Exercise, KnobSpec, Values, Variant};

/// How many records to process, and in what portions.
pub struct Case {
    /// How many records there are.
    pub records: u32,
    /// How many records a chunk has; at least 1.
    pub chunk: usize,
    /// The tags that records have: all of one length, so that every record
    /// is of one size.
    pub tags: Vec<String>,
    /// The tag whose records count.
    pub wanted: String,
}

/// The sum of `id` and `value` of the records with the wanted tag. Exact:
/// every partial sum is a multiple of 1/2 far below 2^52.
pub type Answer = f64;

/// The exercise.
pub struct ChunkedProcessing;

impl Exercise for ChunkedProcessing {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "chunked-processing";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "records",
            label: "Records",
            default: 200_000,
            min: 0,
            max: 2_000_000,
            scale: Scale::Logarithmic,
            sweep: &[100, 1_000, 10_000, 50_000, 200_000, 500_000],
        },
        KnobSpec {
            name: "chunk",
            label: "Records a chunk",
            default: 1_000,
            min: 1,
            max: 2_000_000,
            scale: Scale::Logarithmic,
            sweep: &[1, 10, 100, 1_000, 10_000, 100_000],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
        Variant { name: "streamed", solve: streamed::solve },
    ];
    const EDGES: Edges = &[
        &[("records", 0)],
        &[("records", 1), ("chunk", 1)],
        &[("records", 1)],
        &[("records", 7), ("chunk", 3)],
        &[("records", 1_000)],
        &[("records", 1_001)],
    ];

    fn case(values: &Values) -> Case {
        let tags = ["amber", "black", "coral", "green", "ivory", "lilac"];
        Case {
            records: values.count("records"),
            chunk: values.count("chunk"),
            tags: tags.map(str::to_owned).to_vec(),
            wanted: "coral".to_owned(),
        }
    }

    fn floor(_: &Case) -> u64 {
        // The records come one by one, and the sum needs none of the past.
        0
    }

    fn budget(case: &Case) -> u64 {
        // Twice what the records of one chunk take.
        let record =
            size_of::<(u32, f64, [String; 2])>() + 2 * case.wanted.len();
        (2 * case.chunk * record) as u64 + (1 << 10)
    }
}
