//! object-header: whole numbers as objects, as objects that are shared if they
//! are small, and as they are.

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the number is one of 262"
)]
mod cached;
mod naive;
mod optimized;

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

use protocol::random::Random;
use protocol::{Finding, FindingTable, Headline, Layout, Scale};

use crate::harness::{
    Edges, Exercise, KnobSpec, Source, Values, Variant, field, finding, grown,
    layout, layout_of,
};
use naive::{Int, Type};

/// The numbers to keep, and the order in which they are read.
pub struct Case {
    /// The numbers. Each can be taken once.
    pub numbers: Source<i64>,
    places: Source<usize>,
    count: usize,
    small: usize,
}

impl Case {
    /// The places of all numbers, each once, in another order than theirs.
    ///
    /// # Panics
    ///
    /// If numbers are still to come: the order is known after the last one.
    #[track_caller]
    pub fn places(&self) -> impl Iterator<Item = usize> {
        self.numbers.require_all_taken("the order", "numbers");
        self.places.iter()
    }
}

/// How far each number is from the one that was read before it, added up. The
/// first is measured from 0.
pub type Answer = u64;

/// The exercise.
pub struct ObjectHeader;

/// The least small number.
const LEAST: i64 = -5;

/// How many numbers, from the least on, are small.
const SMALL: u64 = 262;

/// Any other number is further from 0 than this.
const GREATEST: i64 = 256;

/// The bits of a number that is neither small nor long: it fits into an `i32`.
const BITS: Range<u32> = 9..31;

/// The bits of a long number.
const LONG_BITS: Range<u32> = 33..41;

/// One number in so many is long, if it is not small.
const LONG: u64 = 200;

fn small(random: &mut Random) -> i64 {
    LEAST + random.below(SMALL).cast_signed()
}

/// A number that is not small.
fn large(random: &mut Random) -> i64 {
    let bits = if random.below(LONG) == 0 { LONG_BITS } else { BITS };
    let bits = bits.start + random.below_u32(bits.end - bits.start);
    let beyond = (random.bits() >> (u64::BITS - bits)).cast_signed();
    let number = GREATEST + 1 + beyond;
    if random.below(2) == 0 { number } else { -number }
}

/// So many numbers, and so many of them small, wherever they are.
fn numbers(random: Random, count: usize, small_ones: usize) -> Source<i64> {
    let (left, small_left) = (Cell::new(count), Cell::new(small_ones));
    Source::new(random, count, move |random| {
        let is_small = random.index(left.get()) < small_left.get();
        left.set(left.get() - 1);
        if is_small {
            small_left.set(small_left.get() - 1);
            small(random)
        } else {
            large(random)
        }
    })
}

fn greatest_common_divisor(a: usize, b: usize) -> usize {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

/// All places below the count, in steps of one width from one of them.
fn places(mut random: Random, count: usize) -> Source<usize> {
    let mut step = || 1 + random.index(count.max(1));
    let start = step();
    let width = loop {
        let width = step();
        if greatest_common_divisor(width, count) <= 1 {
            break width;
        }
    };
    let next = Cell::new(start);
    Source::new(random, count, move |_| {
        let place = next.get() % count;
        next.set(place + width);
        place
    })
}

/// A block that an `Rc<Int>` points to, as the standard library makes it: the
/// picture's only use, for its own type is not public.
#[repr(C)]
struct Block {
    strong: usize,
    weak: usize,
    int: Int,
}

/// The two parts of a number that is an object: the entry in the list, and
/// what it points to.
fn object() -> Vec<Layout> {
    type Entry = Rc<Int>;
    let address = field("address of a block", 0, size_of::<Entry>());
    let mut block = layout!(
        Block as "the block, on the heap"; strong: usize, weak: usize,
    );
    let int = std::mem::offset_of!(Block, int);
    let fields = layout!(Int as "Int"; kind: &'static Type, value: i64).fields;
    block.fields.extend(fields.into_iter().map(|mut field| {
        field.offset += int as u64;
        field
    }));
    vec![layout_of::<Entry>("Rc<Int>, in the list", vec![address]), block]
}

/// A number that is nothing else.
fn bare() -> Vec<Layout> {
    let value = field("value", 0, size_of::<i64>());
    vec![layout_of::<i64>("i64, in the list", vec![value])]
}

impl Exercise for ObjectHeader {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "object-header";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "small",
            label: "Small numbers, in percent",
            default: 50,
            min: 0,
            max: 100,
            scale: Scale::Linear,
            sweep: &[1, 20, 40, 60, 70, 80, 90, 100],
        },
        KnobSpec {
            name: "numbers",
            label: "Numbers",
            default: 100_000,
            min: 0,
            max: 1_000_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 100_000, 500_000],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "cached", solve: cached::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("numbers", 0)],
        &[("numbers", 1)],
        &[("numbers", 2)],
        &[("numbers", 7)],
        &[("numbers", 1_023)],
        // A list that grew has no room to spare here, so whatever is beside
        // the numbers shows.
        &[("numbers", 4_096)],
        &[("numbers", 4_096), ("small", 0)],
        &[("numbers", 4_096), ("small", 100)],
    ];

    fn case(values: &Values) -> Case {
        let count: usize = values.count("numbers");
        let percent: usize = values.count("small");
        let small = count * percent / 100;
        let order = values.random_of_exercise();
        Case {
            numbers: numbers(values.random(), count, small),
            places: places(order, count),
            count,
            small,
        }
    }

    fn floor(case: &Case) -> u64 {
        // Fewer bits could not tell them apart: a small number is one of 262,
        // and another has 19 bits and a sign on average.
        let others = case.count - case.small;
        (case.small + 2 * others) as u64
    }

    fn budget(case: &Case) -> u64 {
        // A list that grows by doubling. At the default that is less than 3
        // bytes a number more.
        grown::<i64>(case.count) + (1 << 10)
    }

    fn most_allocations(case: &Case) -> Option<u64> {
        // A list that grows, or blocks of a hundred numbers, but none that a
        // few numbers share.
        Some((case.count / 100) as u64 + 32)
    }

    fn pictures(variant: &str, _case: &Case) -> Vec<Finding> {
        let (title, layouts) = match variant {
            "naive" => ("A number as an object", object()),
            "optimized" => ("A number by itself", bare()),
            _ => return Vec::new(),
        };
        vec![finding(title, FindingTable::Layouts(layouts))]
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use protocol::random::Random;

    use super::naive::int;
    use super::{Block, GREATEST, LEAST, bare, numbers, object, places};

    const POINTER: u64 = size_of::<usize>() as u64;

    #[test]
    fn a_pictured_block_is_as_large_as_the_one_that_is_made() {
        let (object, counts) = meter::measure(|| int(7));
        assert_eq!(Rc::strong_count(&object), 1);
        assert_eq!(counts.total, size_of::<Block>() as u64);
        assert_eq!(counts.allocations, 1);
    }

    /// 24 bytes where an address has 4, of which 4 are padding; 32 where it
    /// has 8.
    #[test]
    fn an_object_is_three_words_of_header_and_the_number() {
        let layouts = object();
        let [entry, block] = &layouts[..] else { panic!("{layouts:?}") };
        assert_eq!(entry.size, POINTER);
        assert_eq!(block.size, (3 * POINTER).next_multiple_of(8) + 8);
        let ends = |at: usize| block.fields[at].offset + block.fields[at].size;
        assert_eq!([0, 1, 2].map(ends), [1, 2, 3].map(|word| word * POINTER));
        assert_eq!((block.fields.len(), ends(3)), (4, block.size));
    }

    #[test]
    fn a_bare_number_is_nothing_else() {
        let layouts = bare();
        assert_eq!((layouts.len(), layouts[0].size), (1, 8));
    }

    #[test]
    fn as_many_numbers_are_small_as_asked_for() {
        for (count, small) in [(0, 0), (1, 0), (1, 1), (9, 4), (1_000, 500)] {
            let all: Vec<i64> =
                numbers(Random::new(1), count, small).iter().collect();
            assert_eq!(all.len(), count);
            let is_small =
                |number: &&i64| (LEAST..=GREATEST).contains(*number);
            assert_eq!(all.iter().filter(is_small).count(), small);
        }
    }

    #[test]
    fn some_numbers_are_too_long_for_an_i32_and_none_for_their_sum() {
        let all: Vec<i64> =
            numbers(Random::new(2), 100_000, 0).iter().collect();
        let long = |number: &&i64| i32::try_from(**number).is_err();
        let count = all.iter().filter(long).count();
        assert!((400..600).contains(&count), "{count}");
        // A million steps between such numbers fit into a u64.
        assert!(all.iter().all(|number| number.unsigned_abs() < 1 << 41));
    }

    #[test]
    fn every_place_comes_once() {
        for count in [0, 1, 2, 3, 4, 7, 12, 1_000] {
            for seed in 0..20 {
                let mut all: Vec<usize> =
                    places(Random::new(seed), count).iter().collect();
                all.sort_unstable();
                assert!(all.into_iter().eq(0..count), "{count}");
            }
        }
    }
}
