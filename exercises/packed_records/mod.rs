//! packed-records: a record as a map, as a struct with padding, and as exactly
//! the bytes of its fields.

mod aligned;
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "each number came from the type that it goes back to"
)]
mod naive;
mod optimized;

use std::fmt;

use protocol::random::Random;
use protocol::{Finding, FindingTable, Headline, Layout, Scale};

use crate::harness::{
    Edges, Exercise, KnobSpec, Source, Values, Variant, field, finding, grown,
    layout, layout_of,
};

/// The fields of a record: `id`, `x`, `y` and `flags`.
pub type Fields = (u32, f32, f32, u8);

/// The bytes of the fields.
const SIZE: usize = size_of::<u32>() + size_of::<[f32; 2]>() + size_of::<u8>();

/// The question, once all records are there: of those with an id below that
/// number and that bit in their flags, what is their total distance from that
/// place, summed over both axes?
#[derive(Clone, Copy)]
pub struct Question {
    /// Above the ids that count.
    pub below: u32,
    /// One bit of the flags.
    pub bit: u8,
    /// The place.
    pub x: f64,
    /// The place.
    pub y: f64,
}

/// The records to keep, to look into and to send.
pub struct Case {
    /// The records. Each can be taken once.
    pub records: Source<Fields>,
    asked: Question,
    /// The key of the checksum. A sender does not know it, so it cannot work
    /// out a receipt from parts of the message.
    key: u64,
    count: usize,
}

impl Case {
    /// The question.
    ///
    /// # Panics
    ///
    /// If records are still to come: it is known after the last one.
    #[track_caller]
    pub fn question(&self) -> Question {
        self.records.require_all_taken("the question", "records");
        self.asked
    }

    /// Sends the message, and gives the receiver's receipt: a checksum of its
    /// bytes.
    ///
    /// # Panics
    ///
    /// If records are still to come: the message has all of them.
    #[track_caller]
    pub fn send(&self, message: &[u8]) -> u32 {
        self.records.require_all_taken("the receipt", "records");
        let mixed = message.iter().fold(self.key, |mixed, byte| {
            Random::new(mixed ^ u64::from(*byte)).bits()
        });
        Random::new(mixed).below_u32(u32::MAX)
    }
}

/// The question, and the bytes that the receiver got.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    /// The distances of the records in question from the place along both
    /// axes, added up. Exact: every partial sum is a multiple of 1/2 below
    /// 2^46.
    pub distance: f64,
    /// The receipt of the message.
    pub receipt: u32,
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The sum of no floats is -0.
        let distance = self.distance + 0.0;
        write!(f, "distance {distance}, receipt {:08x}", self.receipt)
    }
}

/// The exercise.
pub struct PackedRecords;

/// A coordinate is one of so many multiples of 1/2: as many as an `f32` has
/// digits for.
const COORDINATES: u32 = 1 << 24;

fn coordinate(random: &mut Random) -> f32 {
    random.below_u32(COORDINATES) as f32 / 2.0
}

fn fields(random: &mut Random) -> Fields {
    let id = random.below_u32(u32::MAX);
    let [x, y] = [(); 2].map(|()| coordinate(random));
    let [flags, ..] = random.bits().to_be_bytes();
    (id, x, y, flags)
}

/// The struct's bytes, in the order that the compiler chose.
fn aligned_layout() -> Layout {
    layout!(aligned::Record as "Record"; id: u32, x: f32, y: f32, flags: u8)
}

/// The buffer's bytes of one record, by the offsets that the code packs by.
fn packed_layout() -> Layout {
    use optimized::{FLAGS, ID, SIZE, X, Y};

    let fields = vec![
        field("id: u32", ID, X - ID),
        field("x: f32", X, Y - X),
        field("y: f32", Y, FLAGS - Y),
        field("flags: u8", FLAGS, SIZE - FLAGS),
    ];
    layout_of::<[u8; SIZE]>(&format!("{SIZE} packed bytes"), fields)
}

impl Exercise for PackedRecords {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "packed-records";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "records",
        label: "Records",
        default: 1_000,
        min: 0,
        max: 1_000_000,
        scale: Scale::Logarithmic,
        sweep: &[10, 100, 1_000, 10_000, 50_000, 200_000],
    }];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "aligned", solve: aligned::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("records", 0)],
        &[("records", 1)],
        &[("records", 2)],
        &[("records", 257)],
        &[("records", 1_023)],
    ];

    fn case(values: &Values) -> Case {
        let count = values.count("records");
        let random = &mut values.random_of_exercise();
        let [x, y] = [(); 2].map(|()| f64::from(coordinate(random)));
        Case {
            records: Source::new(values.random(), count, fields),
            // About three quarters of all ids are below that.
            asked: Question { below: 3 << 30, bit: 1 << 5, x, y },
            key: random.bits(),
            count,
        }
    }

    fn floor(case: &Case) -> u64 {
        (case.count * SIZE) as u64
    }

    fn budget(case: &Case) -> u64 {
        // A message that grows by doubling, byte by byte or record by record,
        // but not a message beside records of another form.
        let bytes = grown::<u8>(case.count * SIZE);
        bytes.max(grown::<[u8; SIZE]>(case.count)) + (1 << 8)
    }

    fn pictures(variant: &str, _case: &Case) -> Vec<Finding> {
        let (title, layout) = match variant {
            "aligned" => ("A record as a struct", aligned_layout()),
            "optimized" => ("A record in the buffer", packed_layout()),
            _ => return Vec::new(),
        };
        vec![finding(title, FindingTable::Layouts(vec![layout]))]
    }
}

#[cfg(test)]
mod tests {
    use protocol::random::Random;

    use super::optimized::{SIZE, pack, unpack};
    use super::{Fields, aligned_layout, packed_layout};

    /// A record as whole numbers, so that a NaN too equals itself.
    fn bits((id, x, y, flags): Fields) -> (u32, u32, u32, u8) {
        (id, x.to_bits(), y.to_bits(), flags)
    }

    fn round_trip(fields: Fields) -> Fields {
        let mut bytes = [0; SIZE];
        pack(fields, &mut bytes);
        unpack(&bytes)
    }

    /// The expected bytes are those of Python's
    /// `struct.pack("!IffB", 258, 2.0, -0.5, 7)`.
    #[test]
    fn packed_bytes_are_in_network_order() {
        let mut bytes = [0xAA; SIZE];
        pack((258, 2.0, -0.5, 7), &mut bytes);
        assert_eq!(bytes, [0, 0, 1, 2, 64, 0, 0, 0, 191, 0, 0, 0, 7]);
    }

    #[test]
    fn extreme_values_come_back() {
        for fields in [
            (0, 0.0, -0.0, 0),
            (u32::MAX, f32::MAX, f32::MIN, 255),
            (1, f32::INFINITY, f32::NAN, 1),
            (2, f32::MIN_POSITIVE, 1e-45, 128),
        ] {
            assert_eq!(bits(round_trip(fields)), bits(fields));
        }
    }

    #[test]
    fn random_records_come_back() {
        let mut random = Random::new(1);
        for _ in 0..10_000 {
            let mut next = || random.below_u32(u32::MAX);
            let (id, x, y) = (next(), next(), next());
            let [flags, ..] = next().to_be_bytes();
            let fields = (id, f32::from_bits(x), f32::from_bits(y), flags);
            assert_eq!(bits(round_trip(fields)), bits(fields));
        }
    }

    #[test]
    fn fields_of_a_picture_do_not_overlap() {
        for layout in [aligned_layout(), packed_layout()] {
            let mut end = 0;
            for field in &layout.fields {
                assert!(field.offset >= end, "{layout:?}");
                end = field.offset + field.size;
            }
            assert!(end <= layout.size, "{layout:?}");
        }
    }
}
