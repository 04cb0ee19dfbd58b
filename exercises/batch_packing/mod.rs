//! batch-packing: records packed into lists of their own, and into room that
//! the caller brings.

mod appended;
mod blocks;
mod naive;
mod optimized;

use std::fmt;

use protocol::random::Random;
use protocol::{Finding, FindingTable, Headline, Layout, Scale, text};

use crate::harness::{
    Edges, Exercise, KnobSpec, Source, Values, Variant, field, finding,
    layout, layout_of,
};

/// A reading of a sensor, as it comes.
pub struct Record {
    /// Seconds since midnight.
    pub time: f64,
    /// The number of the sensor.
    pub sensor: u16,
    /// The measured value.
    pub value: f32,
    /// The state of the sensor.
    pub status: u8,
}

/// The bytes of a packed record.
pub const SIZE: usize = TIME + SENSOR + VALUE + STATUS;

const TIME: usize = size_of::<f64>();
const SENSOR: usize = size_of::<u16>();
const VALUE: usize = size_of::<f32>();
const STATUS: usize = size_of::<u8>();

/// The records to pack.
pub struct Case {
    /// The records. Each can be taken once.
    pub records: Source<Record>,
    count: usize,
}

/// The batch: the bytes of all records, in their order.
pub enum Answer {
    /// All bytes, in one list.
    Whole(Vec<u8>),
    /// All bytes, in lists that follow one another.
    Blocks(Vec<Vec<u8>>),
}

impl Answer {
    fn parts(&self) -> &[Vec<u8>] {
        match self {
            Self::Whole(bytes) => std::slice::from_ref(bytes),
            Self::Blocks(blocks) => blocks,
        }
    }

    fn bytes(&self) -> impl Iterator<Item = u8> {
        self.parts().iter().flatten().copied()
    }
}

impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        self.bytes().eq(other.bytes())
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let len: usize = self.parts().iter().map(Vec::len).sum();
        let checksum = self.bytes().fold(0, |mixed, byte| {
            Random::new(mixed ^ u64::from(byte)).bits()
        });
        let len = text::grouped(len as u64);
        write!(f, "{len} bytes, checksum {checksum:016x}")
    }
}

/// The exercise.
pub struct BatchPacking;

fn record(random: &mut Random) -> Record {
    let time = f64::from(random.below_u32(86_400_000)) / 1_000.0;
    let value = random.below_u32(1 << 24) as f32 / 2.0;
    let [a, b, status, ..] = random.bits().to_be_bytes();
    Record { time, sensor: u16::from_be_bytes([a, b]), value, status }
}

/// The struct's bytes, in the order that the compiler chose.
fn struct_layout() -> Layout {
    layout!(
        Record as "Record";
        time: f64, sensor: u16, value: f32, status: u8,
    )
}

/// The bytes of one record in the batch, in the order in which the code packs
/// them.
fn packed_layout() -> Layout {
    let fields = vec![
        field("time: f64", 0, TIME),
        field("sensor: u16", TIME, SENSOR),
        field("value: f32", TIME + SENSOR, VALUE),
        field("status: u8", TIME + SENSOR + VALUE, STATUS),
    ];
    layout_of::<[u8; SIZE]>(&format!("{SIZE} packed bytes"), fields)
}

impl Exercise for BatchPacking {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "batch-packing";
    const HEADLINE: Headline = Headline::Total;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "records",
        label: "Records",
        default: 100_000,
        min: 0,
        max: 1_000_000,
        scale: Scale::Logarithmic,
        sweep: &[100, 1_000, 10_000, 50_000, 100_000, 300_000],
    }];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "appended", solve: appended::solve },
        Variant { name: "blocks", solve: blocks::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("records", 0)],
        &[("records", 1)],
        &[("records", 2)],
        &[("records", 1_000)],
        &[("records", 1_001)],
        &[("records", 69_906)],
    ];

    fn case(values: &Values) -> Case {
        let count = values.count("records");
        Case { records: Source::new(values.random(), count, record), count }
    }

    fn floor(case: &Case) -> u64 {
        (case.count * SIZE) as u64
    }

    fn budget(case: &Case) -> u64 {
        // Blocks of up to 64 KiB, the last of them nearly empty, but not all
        // bytes twice: a list that doubles asks for more than that.
        Self::floor(case) * 3 / 2 + (1 << 16) + (1 << 10)
    }

    fn most_allocations(case: &Case) -> Option<u64> {
        // A block for 16 records, but none for each.
        Some(case.count as u64 / 16 + 64)
    }

    fn pictures(variant: &str, _case: &Case) -> Vec<Finding> {
        let (title, layout) = match variant {
            "naive" => ("A record as it comes", struct_layout()),
            "optimized" => ("A record in the batch", packed_layout()),
            _ => return Vec::new(),
        };
        vec![finding(title, FindingTable::Layouts(vec![layout]))]
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, Record, SIZE, optimized, packed_layout};

    /// The expected bytes are those of Python's
    /// `struct.pack("<dHfB", 2.0, 258, -0.5, 7)`.
    #[test]
    fn packed_bytes_are_in_the_format() {
        let mut batch = Vec::new();
        let record = Record { time: 2.0, sensor: 258, value: -0.5, status: 7 };
        optimized::pack(&record, &mut batch);
        let expected = [0, 0, 0, 0, 0, 0, 0, 64, 2, 1, 0, 0, 0, 191, 7];
        assert_eq!(batch, expected);
        assert_eq!(batch.len(), SIZE);
    }

    #[test]
    fn a_batch_in_blocks_is_the_batch_as_a_whole() {
        let whole = Answer::Whole(vec![1, 2, 3]);
        let blocks = Answer::Blocks(vec![vec![1], vec![], vec![2, 3]]);
        assert!(whole == blocks);
        assert_eq!(whole.to_string(), blocks.to_string());
    }

    #[test]
    fn other_bytes_and_another_order_are_another_answer() {
        let batch = |bytes: &[u8]| Answer::Whole(bytes.to_vec());
        for other in [&[][..], &[1], &[2, 1], &[1, 2, 0], &[0, 1, 2]] {
            assert!(batch(&[1, 2]) != batch(other));
            assert_ne!(batch(&[1, 2]).to_string(), batch(other).to_string());
        }
    }

    #[test]
    fn a_field_lies_where_its_picture_says() {
        let zeros = || Record { time: 0.0, sensor: 0, value: 0.0, status: 0 };
        // Numbers all of whose bits are set.
        let changed = [
            Record { time: f64::from_bits(u64::MAX), ..zeros() },
            Record { sensor: u16::MAX, ..zeros() },
            Record { value: f32::from_bits(u32::MAX), ..zeros() },
            Record { status: u8::MAX, ..zeros() },
        ];
        let fields = packed_layout().fields;
        assert_eq!(fields.len(), changed.len());
        for (field, record) in fields.iter().zip(&changed) {
            let mut batch = Vec::new();
            optimized::pack(record, &mut batch);
            let set = (0..SIZE).filter(|at| batch[*at] == u8::MAX);
            let places: Vec<u64> = set.map(|at| at as u64).collect();
            let end = field.offset + field.size;
            let expected: Vec<u64> = (field.offset..end).collect();
            assert_eq!(places, expected, "{field:?}");
        }
    }
}
