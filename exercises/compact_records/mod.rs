//! compact-records: six ways to keep the same records, from a map each to
//! columns.

mod borrowed;
#[expect(clippy::unnecessary_box_returns, reason = "a box each is its way")]
mod boxed;
mod naive;
#[expect(clippy::cast_possible_truncation, reason = "there are eight labels")]
mod optimized;
mod owned;
mod shared;

use protocol::random::Random;
use protocol::{Headline, Scale};

use crate::harness::{
    Edges, Exercise, KnobSpec, Source, Values, Variant, grown,
};

/// A record as it comes from outside.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    /// Its number.
    pub id: u32,
    /// Where it was measured.
    pub x: f64,
    /// Where it was measured.
    pub y: f64,
    /// One of the case's labels.
    pub label: &'a str,
}

/// A row, with the place of its label.
struct Drawn {
    id: u32,
    x: f64,
    y: f64,
    label: usize,
}

/// The records to keep.
pub struct Case {
    /// All labels that occur.
    pub labels: Vec<String>,
    source: Source<Drawn>,
    count: usize,
}

impl Case {
    /// The rows, one after the other. Each comes once.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = Row<'_>> {
        let row = |Drawn { id, x, y, label }| {
            let label = self.labels[label].as_str();
            Row { id, x, y, label }
        };
        self.source.iter().map(row)
    }

    /// Which of the case's labels this one is, counting from 0.
    ///
    /// # Panics
    ///
    /// If it is none of them.
    pub fn place_of(&self, label: &str) -> usize {
        let mut labels = self.labels.iter();
        labels.position(|known| known == label).expect("a label of a row")
    }
}

/// The sum over all records of `id`, `x`, `y` and the label's length. Exact:
/// every partial sum is a multiple of 1/8 below 2^50.
pub type Answer = f64;

/// The exercise.
pub struct CompactRecords;

const LABELS: [&str; 8] = [
    "summit",
    "north ridge",
    "harbour mouth",
    "old lighthouse",
    "ferry landing",
    "quarry",
    "upper reservoir",
    "weather mast",
];

/// An id is below this number, and a coordinate one of so many multiples of
/// 1/8: too many for an `f32`.
const NUMBERS: u32 = 1 << 28;

fn drawn(random: &mut Random) -> Drawn {
    let id = random.below_u32(NUMBERS);
    let mut coordinate = || f64::from(random.below_u32(NUMBERS)) / 8.0;
    let [x, y] = [coordinate(), coordinate()];
    Drawn { id, x, y, label: random.index(LABELS.len()) }
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
        Variant { name: "borrowed", solve: borrowed::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("records", 0)],
        &[("records", 1)],
        &[("records", 7)],
        &[("records", 1_023)],
        &[("records", 1_024)],
        &[("records", 1_025)],
    ];

    fn case(values: &Values) -> Case {
        let count = values.count("records");
        let labels = LABELS.map(str::to_owned).to_vec();
        Case {
            labels,
            source: Source::new(values.random(), count, drawn),
            count,
        }
    }

    fn floor(case: &Case) -> u64 {
        // A byte says which of the labels a record has.
        let record =
            size_of::<u32>() + size_of::<[f64; 2]>() + size_of::<u8>();
        (case.count * record) as u64
    }

    fn budget(case: &Case) -> u64 {
        // Columns that were pushed, with an address and a length a label; what
        // finds a label takes the rest.
        let columns =
            grown::<u32>(case.count) + 3 * grown::<[u8; 8]>(case.count);
        columns + (1 << 10)
    }

    fn left_out(case: &Case, _: &Answer) -> Option<String> {
        case.source.untaken("records")
    }
}
