//! five-field-record: the types of fields and their order decide how many
//! bytes of a record are padding.

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the values fit, as the problem says"
)]
mod declared;
mod map;
mod naive;
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the values fit, as the problem says"
)]
mod optimized;

use std::fmt;

use protocol::random::Random;
use protocol::{Finding, FindingTable, Headline, Scale};

use crate::harness::{
    Edges, Exercise, KnobSpec, Numbers, Source, Values, Variant, cell,
    finding, grown, layout,
};

/// The records to keep.
pub struct Case {
    /// The id, time, temperature, pressure and humidity of each record. Each
    /// can be taken once.
    pub records: Source<[f64; 5]>,
    typical: [f64; 5],
    count: usize,
}

impl Case {
    /// Begins to add up how far records are from a typical one.
    ///
    /// # Panics
    ///
    /// If records are still to come: what is typical is known after the last.
    #[track_caller]
    pub fn distances(&self) -> Distances {
        self.records.require_all_taken("what is typical", "records");
        Distances { typical: self.typical, sums: [0.0; 5] }
    }
}

/// The distances of all records from a typical one, added up field by field.
/// Exact: partial sums are multiples of 1 below 2^53, of 1/4 below 2^51, of
/// 2^-17 below 2^28, of 2^-13 below 2^31, and of 1 below 2^27.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Distances {
    typical: [f64; 5],
    sums: [f64; 5],
}

impl Distances {
    /// Adds the distances of one record's fields.
    pub fn add(&mut self, record: [f64; 5]) {
        let pairs = record.into_iter().zip(self.typical);
        for (sum, (own, typical)) in self.sums.iter_mut().zip(pairs) {
            *sum += (own - typical).abs();
        }
    }
}

impl fmt::Display for Distances {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The sum of no floats is -0.
        let [id, time, temperature, pressure, humidity] =
            self.sums.map(|sum| sum + 0.0);
        write!(
            f,
            "id {id}, time {time}, temperature {temperature}, \
             pressure {pressure}, humidity {humidity}"
        )
    }
}

/// The distances of all records from a typical one.
pub type Answer = Distances;

/// The exercise.
pub struct FiveFieldRecord;

/// Each field takes as many values as its type has room for, so that a smaller
/// type is too small: an id 32 bits, a time 33, a temperature and a pressure
/// the 24 of an `f32`. Humidity is a percentage.
fn fields(random: &mut Random) -> [f64; 5] {
    let mut below = |limit: u64| random.below(limit) as f64;
    [
        below(1 << 32),
        below(1 << 33) / 4.0,
        below(1 << 24) / f64::from(1 << 17) - 40.0,
        below(1 << 23) / f64::from(1 << 13) + 512.0,
        below(101),
    ]
}

/// The bytes that a list of records holds for one of them, and those that this
/// one has on the heap besides.
fn sizes<R>(make: fn([f64; 5]) -> R) -> (u64, u64) {
    let (_, heap) = meter::measure(|| make([0.0; 5]));
    (size_of::<R>() as u64, heap.peak.unsigned_abs())
}

fn table((in_list, heap): (u64, u64), records: u64) -> Finding {
    let row = |of: u64| {
        [in_list, heap, in_list + heap].map(|bytes| cell(bytes * of))
    };
    let columns = ["in the list", "in a block of its own", "together"];
    let table = Numbers::new("records", columns)
        .row("one", row(1))
        .row("all", row(records));
    table.titled("Bytes of one record and of all")
}

impl Exercise for FiveFieldRecord {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "five-field-record";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "records",
        label: "Records",
        default: 200_000,
        min: 0,
        max: 1_000_000,
        scale: Scale::Logarithmic,
        sweep: &[10, 100, 1_000, 10_000, 50_000, 200_000],
    }];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "map", solve: map::solve },
        Variant { name: "declared", solve: declared::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("records", 0)],
        &[("records", 1)],
        &[("records", 2)],
        &[("records", 7)],
        &[("records", 1_023)],
        // As many as fill a list that doubled, so that a byte more of each is
        // too much.
        &[("records", 4_096)],
    ];

    fn pictures(variant: &str, case: &Case) -> Vec<Finding> {
        let (sizes, layout) = match variant {
            "naive" => (
                sizes(naive::record),
                Some(layout!(
                    naive::Record as "Record of five f64";
                    id: f64, time: f64, temperature: f64, pressure: f64,
                    humidity: f64
                )),
            ),
            "map" => (sizes(map::record), None),
            "declared" => (
                sizes(declared::record),
                Some(layout!(
                    declared::Record as "Record, as declared";
                    id: u32, time: f64, temperature: f32, pressure: f32,
                    humidity: u8
                )),
            ),
            "optimized" => (
                sizes(optimized::record),
                Some(layout!(
                    optimized::Record as "Record";
                    id: u32, time: f64, temperature: f32, pressure: f32,
                    humidity: u8
                )),
            ),
            _ => return Vec::new(),
        };
        let picture = layout.map(|layout| {
            let layouts = FindingTable::Layouts(vec![layout]);
            finding("The bytes of one record", layouts)
        });
        let sizes = table(sizes, case.count as u64);
        std::iter::once(sizes).chain(picture).collect()
    }

    fn case(values: &Values) -> Case {
        let count = values.count("records");
        Case {
            records: Source::new(values.random(), count, fields),
            typical: fields(&mut values.random_of_exercise()),
            count,
        }
    }

    fn floor(case: &Case) -> u64 {
        // The parts of a record that nobody knows before it comes: an id of 32
        // bits, a time of 33, a temperature and a pressure of 32, a percentage
        // of 7.
        let bits = 32 + 33 + 2 * 32 + 7;
        (case.count * bits / 8) as u64
    }

    fn budget(case: &Case) -> u64 {
        // 24 bytes a record, in a list that grows by doubling. At the default
        // that is less than the 32 of the same fields as declared.
        grown::<optimized::Record>(case.count) + (1 << 10)
    }
}
