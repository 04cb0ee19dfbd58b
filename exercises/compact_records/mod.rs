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
    /// The place where it was measured.
    pub x: f64,
    /// The place where it was measured.
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

/// The question, once all records are there: of those with this label and an
/// id below that number, how far they lie from that place, in all.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// One of the case's labels.
    pub label: &'a str,
    /// Above the ids that count.
    pub below: u32,
    /// The place.
    pub x: f64,
    /// The place.
    pub y: f64,
}

/// The records to keep.
pub struct Case {
    /// All labels that occur.
    pub labels: Vec<String>,
    source: Source<Drawn>,
    asked: Drawn,
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

    /// The question.
    ///
    /// # Panics
    ///
    /// If rows are still to come: it is known after the last one.
    #[track_caller]
    pub fn question(&self) -> Question<'_> {
        self.source.require_all_taken("the question", "rows");
        let Drawn { id, x, y, label } = self.asked;
        let label = self.labels[label].as_str();
        // About three quarters of all ids are below that.
        Question { label, below: NUMBERS / 2 + id / 2, x, y }
    }

    /// The index of this label among those of the case.
    ///
    /// # Panics
    ///
    /// If it is none of them.
    pub fn place_of(&self, label: &str) -> usize {
        let mut labels = self.labels.iter();
        labels.position(|known| known == label).expect("a label of a row")
    }
}

/// The distances of the records in question from the place along both axes,
/// added up. Exact: every partial sum is a multiple of 1/8 below 2^50.
pub type Answer = f64;

/// The exercise.
pub struct CompactRecords;

/// Some are of one length, and those are asked about: a length does not tell
/// them apart.
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

/// The places of labels that share their length with another.
const OF_ONE_LENGTH: [usize; 4] = [0, 2, 4, 5];

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
        let random = &mut values.random_of_exercise();
        let mut asked = drawn(random);
        asked.label = OF_ONE_LENGTH[random.index(OF_ONE_LENGTH.len())];
        Case {
            labels: LABELS.map(str::to_owned).to_vec(),
            source: Source::new(values.random(), count, drawn),
            asked,
            count,
        }
    }

    fn floor(case: &Case) -> u64 {
        // Three bits say which of the eight labels a record has.
        let record = size_of::<u32>() + size_of::<[f64; 2]>();
        (case.count * record + (3 * case.count).div_ceil(8)) as u64
    }

    fn budget(case: &Case) -> u64 {
        // Columns that were pushed, with an address and a length a label; what
        // finds a label takes the rest.
        let columns =
            grown::<u32>(case.count) + 3 * grown::<[u8; 8]>(case.count);
        columns + (1 << 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_does_not_tell_the_labels_apart_that_are_asked_about() {
        for place in OF_ONE_LENGTH {
            let length = LABELS[place].len();
            let others = LABELS.iter().filter(|it| it.len() == length);
            assert_eq!(others.count(), 2, "{}", LABELS[place]);
        }
    }
}
