//! shallow-size: what `size_of_val` sees of a value, and what it does not.

mod naive;
mod optimized;

use std::collections::HashMap;
use std::hint::black_box;

use protocol::random::Random;
use protocol::{Finding, Headline, Scale, text};

use crate::harness::{
    Edges, Exercise, Found, KnobSpec, Numbers, Source, Values, Variant, cell,
};

/// Rows of numbers: three in most, and perhaps more in the last of every ten.
/// Each can be taken only once.
pub struct Rows {
    numbers: Source<u64>,
    count: usize,
    widest: usize,
}

impl Rows {
    fn new(random: Random, count: usize, widest: usize) -> Self {
        let numbers = lens(count, widest).sum();
        let numbers =
            Source::new(random, numbers, |random| 1 + random.below(NUMBER));
        Self { numbers, count, widest }
    }

    fn lens(&self) -> impl ExactSizeIterator<Item = usize> {
        lens(self.count, self.widest)
    }

    /// The bytes of these rows as one list.
    fn flat_bytes(&self) -> usize {
        self.count * self.widest * size_of::<u64>()
    }

    /// The bytes of these rows as a list each.
    fn nested_bytes(&self) -> usize {
        let lists = self.count * size_of::<Vec<u64>>();
        lists + self.lens().sum::<usize>() * size_of::<u64>()
    }
}

/// The number of numbers of each row.
fn lens(count: usize, widest: usize) -> impl ExactSizeIterator<Item = usize> {
    (0..count).map(move |row| if row % 10 == 9 { widest } else { ROW })
}

/// The rows to keep, and a few like them to compare shapes with.
pub struct Case {
    /// The rows to keep.
    pub rows: Rows,
    limit: u64,
    random: Random,
}

impl Case {
    /// A hundred rows that are as long as those to keep, anew at each call.
    pub fn sample(&self) -> Rows {
        Rows::new(self.random.clone(), SAMPLE, self.rows.widest)
    }

    /// The sum of those of the numbers that count.
    ///
    /// # Panics
    ///
    /// If rows are still to come: only then it is known which numbers count.
    #[track_caller]
    pub fn sum<'a>(&self, numbers: impl IntoIterator<Item = &'a u64>) -> u64 {
        self.rows.numbers.require_all_taken("what counts", "numbers");
        numbers.into_iter().filter(|&number| *number > self.limit).sum()
    }
}

/// The claim about the size of one value, itself included. In bytes.
pub struct Size {
    /// The value's description.
    pub of: &'static str,
    /// The value itself, wherever it leads to.
    pub shallow: usize,
    /// The claim.
    pub claimed: usize,
    /// The bytes that the allocator gave.
    pub allocated: i64,
}

/// The sum of the numbers that count, and what is said of three pairs.
pub type Answer = Found<u64, [Size; 6]>;

/// The exercise.
pub struct ShallowSize;

/// The numbers of most rows.
const ROW: usize = 3;

/// The rows that shapes are compared with.
const SAMPLE: usize = 100;

/// Numbers are at least 1, and no larger than this.
const NUMBER: u64 = 1 << 40;

/// The description of the one value whose size cannot be told exactly.
const FULL_MAP: &str = "map of 100 entries";

/// The entries of the full map.
const ENTRIES: usize = 100;

/// A list that has room for exactly what it holds.
pub fn numbers(count: u64) -> Vec<u64> {
    (0..count).collect()
}

/// Rows as a list each, in a list.
pub fn nested(rows: &Rows) -> Vec<Vec<u64>> {
    rows.lens().map(|len| rows.numbers.iter().take(len).collect()).collect()
}

/// Rows as one list: each is filled up with 0 to the length of the longest.
pub fn flat(rows: &Rows) -> Vec<u64> {
    let mut list = Vec::with_capacity(rows.count * rows.widest);
    for len in rows.lens() {
        list.extend(rows.numbers.iter().take(len));
        list.resize(list.len() + rows.widest - len, 0);
    }
    list
}

/// A map from each number to itself.
pub fn map(entries: u64) -> HashMap<u64, u64> {
    (0..entries).map(|n| (n, n)).collect()
}

/// Builds a value, has `size` say how large it is, and notes what the
/// allocator gave for it. A `Box` puts it on the heap, as every object is in
/// Python, so that this is all of it.
pub fn weigh<T>(
    of: &'static str,
    build: impl FnOnce() -> T,
    size: impl FnOnce(&T) -> usize,
) -> Size {
    // Bytes that are live besides, so that the value has to be weighed. They
    // differ from value to value.
    let besides = black_box(vec![0_u8; 8 * of.len()]);
    let (value, counts) = meter::measure(|| Box::new(build()));
    // The compiler may leave out a value that nobody looks at.
    let value = black_box(value);
    let claimed = size(&value);
    drop(besides);
    Size { of, shallow: size_of_val(&*value), claimed, allocated: counts.live }
}

impl Exercise for ShallowSize {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "shallow-size";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "rows",
            label: "Rows to keep",
            default: 10_000,
            min: 0,
            max: 300_000,
            scale: Scale::Logarithmic,
            sweep: &[1_000, 3_000, 10_000, 30_000, 100_000, 300_000],
        },
        KnobSpec {
            name: "widest",
            label: "Numbers in every tenth row",
            default: 3,
            min: ROW as u64,
            max: 30,
            scale: Scale::Linear,
            sweep: &[3, 4, 5, 6, 8, 10, 20, 30],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("rows", 0)],
        &[("rows", 1)],
        &[("rows", 9), ("widest", 30)],
        &[("rows", 10), ("widest", 30)],
        &[("rows", 1_023)],
        // Here the flat list is smaller still, and here no more.
        &[("widest", 4)],
        &[("widest", 5)],
        &[("widest", 8)],
        &[("rows", 3_000), ("widest", 30)],
    ];

    fn left_out(_: &Case, answer: &Answer) -> Option<String> {
        answer.found.iter().find_map(wrong_size)
    }

    fn findings(_: &Case, answer: &Answer) -> Vec<Finding> {
        vec![table(&answer.found)]
    }

    fn case(values: &Values) -> Case {
        let (count, widest) = (values.count("rows"), values.count("widest"));
        Case {
            rows: Rows::new(values.random(), count, widest),
            limit: values.random_of_exercise().below(NUMBER / 2),
            random: values.random_of_exercise(),
        }
    }

    fn floor(case: &Case) -> u64 {
        (case.rows.lens().sum::<usize>() * size_of::<u64>()) as u64
    }

    fn budget(case: &Case) -> u64 {
        // A tenth more than the smaller shape, which also allows the other
        // where they hardly differ; or what is compared, if that is more.
        let Rows { widest, .. } = case.rows;
        let kept = case.rows.flat_bytes().min(case.rows.nested_bytes());
        let compared = (SAMPLE * widest).max(1_000) * size_of::<u64>();
        (kept * 11 / 10).max(compared) as u64 + (1 << 10)
    }
}

/// Says what is wrong with what is claimed for a value, if anything.
fn wrong_size(size: &Size) -> Option<String> {
    let given = size.allocated.unsigned_abs();
    let claimed = size.claimed as u64;
    // A list tells exactly how much room it has, a map does not: it may be
    // counted with its entries alone, with its capacity, or by an estimate of
    // its whole table.
    let (least, most) = if size.of == FULL_MAP {
        let entries = ENTRIES * size_of::<(u64, u64)>();
        ((size.shallow + entries) as u64, given + given / 8)
    } else {
        (given, given)
    };
    let wrong = if claimed < least {
        let advice = if size.of == FULL_MAP {
            "count the map itself, and a key and a value for each entry (is \
             there a `&` too many in `size_of_val`?)"
        } else {
            "count the value itself (is there a `&` too many in \
             `size_of_val`?) and everything it owns"
        };
        format!("{} too few: {advice}", text::grouped(least - claimed))
    } else if claimed > most {
        format!(
            "{} too many: is anything counted twice, or taken for larger \
             than it is where addresses are 4 bytes?",
            text::grouped(claimed - most)
        )
    } else {
        return None;
    };
    let right = if size.of == FULL_MAP {
        format!(
            "anything from {} to {} is right",
            text::grouped(least),
            text::grouped(most)
        )
    } else {
        format!("the allocator gave {}", text::grouped(given))
    };
    Some(format!(
        "for “{}” the claim is {} bytes, and {right}; {wrong}",
        size.of,
        text::grouped(claimed)
    ))
}

fn table(sizes: &[Size]) -> Finding {
    let columns = ["shallow bytes", "claimed bytes", "allocated bytes"];
    let rows =
        sizes.iter().fold(Numbers::new("value", columns), |rows, size| {
            let cells =
                [cell(size.shallow), cell(size.claimed), cell(size.allocated)];
            rows.row(size.of, cells)
        });
    rows.titled("Three pairs: what is said of their sizes")
}
