//! packed-records: a record as a map, as a struct with padding, and as exactly
//! the bytes of its fields.

mod aligned;
mod naive;
mod optimized;

use std::fmt;

use protocol::{Finding, FindingTable, Headline, Layout, Scale};

use crate::harness::{
    Edges, Exercise, KnobSpec, Values, Variant, field, finding, layout,
    layout_of,
};

/// How many records to keep.
pub struct Case {
    /// The records have the ids 0, 1, … below this number.
    pub records: u32,
}

/// The sum of each field over all records. Exact: every partial sum is a
/// multiple of 1/4 below 2^51.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Answer {
    /// Of the ids.
    pub id: f64,
    /// Of the `x`.
    pub x: f64,
    /// Of the `y`.
    pub y: f64,
    /// Of the flags.
    pub flags: f64,
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The sum of no floats is -0, which is equal to 0.
        let [id, x, y, flags] =
            [self.id, self.x, self.y, self.flags].map(|sum| sum + 0.0);
        write!(f, "id {id}, x {x}, y {y}, flags {flags}")
    }
}

/// The exercise.
pub struct PackedRecords;

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
        &[("records", 255)],
        &[("records", 256)],
        &[("records", 257)],
        &[("records", 1_023)],
    ];

    fn case(values: &Values) -> Case {
        Case { records: values.count("records") }
    }

    fn floor(case: &Case) -> u64 {
        let record =
            size_of::<u32>() + size_of::<[f32; 2]>() + size_of::<u8>();
        u64::from(case.records) * record as u64
    }

    fn budget(case: &Case) -> u64 {
        // Two bytes a record more than packed, which is one less than a
        // struct with padding.
        Self::floor(case) + 2 * u64::from(case.records) + 16
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

    use super::optimized::{Record, SIZE, pack, unpack};
    use super::{Layout, aligned_layout, packed_layout};

    /// A record as whole numbers, so that a NaN too equals itself.
    fn bits(record: &Record) -> (u32, u32, u32, u8) {
        let Record { id, x, y, flags } = *record;
        (id, x.to_bits(), y.to_bits(), flags)
    }

    fn round_trip(record: &Record) -> Record {
        let mut bytes = [0; SIZE];
        pack(record, &mut bytes);
        unpack(&bytes)
    }

    /// The expected bytes are those of Python's
    /// `struct.pack("!IffB", 258, 2.0, -0.5, 7)`.
    #[test]
    fn packed_bytes_are_in_network_order() {
        let record = Record { id: 258, x: 2.0, y: -0.5, flags: 7 };
        let mut bytes = [0xAA; SIZE];
        pack(&record, &mut bytes);
        assert_eq!(bytes, [0, 0, 1, 2, 64, 0, 0, 0, 191, 0, 0, 0, 7]);
    }

    #[test]
    fn extreme_values_come_back() {
        for record in [
            Record { id: 0, x: 0.0, y: -0.0, flags: 0 },
            Record { id: u32::MAX, x: f32::MAX, y: f32::MIN, flags: 255 },
            Record { id: 1, x: f32::INFINITY, y: f32::NAN, flags: 1 },
            Record { id: 2, x: f32::MIN_POSITIVE, y: 1e-45, flags: 128 },
        ] {
            assert_eq!(bits(&round_trip(&record)), bits(&record));
        }
    }

    #[test]
    fn random_records_come_back() {
        let mut random = Random::new(1);
        let mut next =
            || u32::try_from(random.bits() >> 32).expect("32 bits remain");
        for _ in 0..10_000 {
            let [flags, ..] = next().to_be_bytes();
            let (id, x, y) = (next(), next(), next());
            let (x, y) = (f32::from_bits(x), f32::from_bits(y));
            let record = Record { id, x, y, flags };
            assert_eq!(bits(&round_trip(&record)), bits(&record));
        }
    }

    /// Bytes of the layout that belong to no field.
    fn padding(layout: &Layout) -> u64 {
        let of_fields: u64 =
            layout.fields.iter().map(|field| field.size).sum();
        layout.size - of_fields
    }

    #[test]
    fn the_struct_has_three_bytes_of_padding_and_the_buffer_none() {
        let (aligned, packed) = (aligned_layout(), packed_layout());
        assert_eq!((aligned.size, aligned.align), (16, 4));
        assert_eq!((packed.size, packed.align), (13, 1));
        assert_eq!((padding(&aligned), padding(&packed)), (3, 0));
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
