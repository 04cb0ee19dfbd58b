//! ask-map-or-read: records of a file, from a copy of all of it, read by read,
//! or from pages that stay.

mod exact;
mod naive;
mod optimized;
mod window;

use std::{fmt, io};

use protocol::random::Random;
use protocol::{Failure, Finding, Headline, Scale, Shape, text};

pub use crate::file::File;
use crate::file::{self, FromFile, Generated};
use crate::harness::{Edges, Exercise, KnobSpec, Values, Variant};

/// The bytes of a record.
pub const RECORD: usize = 256;

/// The bytes of a page, which has whole records.
pub const PAGE: usize = 4_096;

/// A file, and the records that are wanted of it.
pub struct Case {
    file: Generated,
    /// The offsets of one pass.
    offsets: Vec<u64>,
    passes: usize,
}

impl Case {
    /// Opens the file, which is the person's own if they gave one.
    pub fn open(&self) -> io::Result<File> {
        File::open(&self.file)
    }

    /// The offsets of all records that are wanted, pass after pass. Each is of
    /// a whole record.
    pub fn offsets(&self) -> impl Iterator<Item = u64> {
        (0..self.passes).flat_map(|_| self.offsets.iter().copied())
    }
}

/// Gives the start of the page that an offset is in, and its place there.
pub fn page_of(offset: u64) -> (u64, usize) {
    let within = offset % PAGE as u64;
    // Below the page's own length, which is a usize.
    (offset - within, usize::try_from(within).unwrap_or(0))
}

/// Fills a page from the file. The last page of a file may go on behind its
/// end: what is there stays as it is.
pub fn read_page(file: &File, start: u64, page: &mut [u8]) -> io::Result<()> {
    let left = file.len().saturating_sub(start);
    let left = usize::try_from(left).unwrap_or(usize::MAX);
    let count = page.len().min(left);
    file.read_exact_at(&mut page[..count], start)
}

/// The records: how many, and a number made of all their bytes in their order.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Digest {
    records: u64,
    number: u64,
}

impl Digest {
    /// Adds the next record.
    pub fn add(&mut self, record: &[u8]) {
        self.records += 1;
        for byte in record {
            // The prime of the hash FNV-1a.
            let number = self.number ^ u64::from(*byte);
            self.number = number.wrapping_mul(0x0100_0000_01B3);
        }
        self.number ^= self.number >> 32;
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let records = text::grouped(self.records);
        write!(f, "{records} records with the digest {:016x}", self.number)
    }
}

/// The bytes after which the file repeats: a prime number, so that no two
/// pages are the same.
const PERIOD: usize = 9_973;

/// The order in which records are wanted, as its knob counts.
#[derive(Clone, Copy)]
enum Order {
    /// The first ones, from the front.
    Row,
    /// The first ones, mixed.
    Mixed,
    /// Any in the file. Some may come twice.
    Spread,
}

/// The offsets of so many records in a file of this length, or of all if it has
/// fewer.
fn offsets(
    random: &mut Random,
    length: u64,
    wanted: usize,
    order: Order,
) -> Vec<u64> {
    let records = length / RECORD as u64;
    let wanted = usize::try_from(records).map_or(wanted, |it| it.min(wanted));
    let mut numbers: Vec<u64> = (0..wanted as u64).collect();
    match order {
        Order::Row => {}
        Order::Mixed => {
            for place in (1..wanted).rev() {
                numbers.swap(place, random.index(place + 1));
            }
        }
        Order::Spread => {
            for number in &mut numbers {
                *number = random.below(records);
            }
        }
    }
    numbers.iter().map(|number| number * RECORD as u64).collect()
}

/// The digest, or why the file could not be read.
pub type Answer = io::Result<Digest>;

/// The exercise.
pub struct AskMapOrRead;

impl Exercise for AskMapOrRead {
    type Case = Case;
    type Answer = FromFile<Digest>;

    const SLUG: &'static str = "ask-map-or-read";
    const HEADLINE: Headline = Headline::Peak;
    const SHAPE: Shape = Shape::Interview;
    const FILE: bool = true;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "records",
            label: "Records in a pass",
            default: 400,
            min: 0,
            max: 20_000,
            scale: Scale::Logarithmic,
            sweep: &[1, 10, 100, 400, 1_000, 2_000, 4_000],
        },
        KnobSpec {
            name: "order",
            label: "Order: 0 in a row, 1 mixed, 2 all over",
            default: 1,
            min: 0,
            max: 2,
            scale: Scale::Linear,
            sweep: &[],
        },
        KnobSpec {
            name: "passes",
            label: "Passes",
            default: 3,
            min: 1,
            max: 8,
            scale: Scale::Linear,
            sweep: &[1, 2, 3, 4, 6, 8],
        },
        KnobSpec {
            name: "length",
            label: "Bytes in the file",
            default: 1_000_000,
            min: 0,
            max: 10_000_000,
            scale: Scale::Logarithmic,
            sweep: &[1_000, 10_000, 100_000, 1_000_000, 3_000_000, 10_000_000],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Self::Answer>] = &[
        Variant { name: "naive", solve: |case| naive::solve(case).into() },
        Variant { name: "exact", solve: |case| exact::solve(case).into() },
        Variant { name: "window", solve: |case| window::solve(case).into() },
        Variant {
            name: "optimized",
            solve: |case| optimized::solve(case).into(),
        },
    ];
    const EDGES: Edges = &[
        &[("length", 0)],
        &[("length", 255)],
        &[("length", 256), ("records", 1)],
        &[("length", 4_096)],
        &[("length", 4_097), ("order", 2)],
        &[("records", 0)],
        &[("records", 1), ("order", 2)],
        &[("order", 0)],
        &[("order", 2)],
        &[("records", 4_000), ("order", 0), ("passes", 1)],
        &[("records", 4_000), ("passes", 8)],
    ];

    fn case(values: &Values) -> Case {
        let mut random = values.random_of_exercise();
        let byte = || random.bits().to_le_bytes()[0];
        let pattern = std::iter::repeat_with(byte).take(PERIOD).collect();
        let file = Generated { pattern, length: values.get("length") };
        // The person's own file has a length of its own.
        let length = File::open(&file).map_or(file.length, |file| file.len());
        let order = match values.get("order") {
            0 => Order::Row,
            1 => Order::Mixed,
            _ => Order::Spread,
        };
        let wanted = values.count("records");
        let offsets = offsets(&mut random, length, wanted, order);
        file::count_from_now();
        Case { file, offsets, passes: values.count("passes") }
    }

    fn failure(answer: &Self::Answer) -> Option<Failure> {
        answer.failure()
    }

    fn floor(_: &Case) -> u64 {
        // A record is added and forgotten.
        0
    }

    fn findings(_: &Case, _: &Self::Answer) -> Vec<Finding> {
        vec![file::reads().table().drawn().titled("What came from the file")]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(length: u64, wanted: usize, order: Order) -> Vec<u64> {
        offsets(&mut Random::new(1), length, wanted, order)
    }

    #[test]
    fn records_in_a_row_and_mixed_are_the_same_ones() {
        let row = drawn(1_000_000, 100, Order::Row);
        let mut mixed = drawn(1_000_000, 100, Order::Mixed);
        assert_ne!(row, mixed);
        mixed.sort_unstable();
        assert_eq!(row, mixed);
        assert_eq!(row[99], 99 * 256);
    }

    #[test]
    fn records_all_over_are_whole_ones_of_the_file() {
        let all = drawn(1_000_000, 400, Order::Spread);
        assert!(all.iter().all(|it| it % 256 == 0 && it + 256 <= 1_000_000));
        assert!(all.iter().any(|it| *it > 900_000));
    }

    #[test]
    fn a_file_has_no_more_records_than_are_whole() {
        for order in [Order::Row, Order::Mixed, Order::Spread] {
            for (length, count) in [(0, 0), (255, 0), (256, 1), (1_023, 3)] {
                assert_eq!(drawn(length, 100, order).len(), count);
            }
        }
    }

    #[test]
    fn the_order_and_each_byte_count() {
        let digest = |records: &[&[u8]]| {
            let mut digest = Digest::default();
            for record in records {
                digest.add(record);
            }
            digest
        };
        let both = digest(&[&[1, 2], &[3, 4]]);
        assert_eq!(both.records, 2);
        assert_ne!(both, digest(&[&[3, 4], &[1, 2]]));
        assert_ne!(both, digest(&[&[1, 2], &[3, 5]]));
    }

    #[test]
    fn all_versions_find_the_same_records_up_to_the_end() {
        let length = 3 * PAGE as u64 + 700;
        for order in [Order::Row, Order::Mixed, Order::Spread] {
            let case = Case {
                file: Generated { pattern: (0..251).collect(), length },
                offsets: drawn(length, 100, order),
                passes: 2,
            };
            let naive = naive::solve(&case).expect("it is readable");
            assert_eq!(naive.records, 2 * 50);
            for solve in [exact::solve, window::solve, optimized::solve] {
                assert_eq!(naive, solve(&case).expect("it is readable"));
            }
        }
    }
}
