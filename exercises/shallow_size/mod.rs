//! shallow-size: what `size_of_val` sees of a value, and what it does not.

mod naive;
mod optimized;

use std::collections::HashMap;
use std::hint::black_box;

use protocol::{Finding, Headline, Scale};

use crate::harness::{
    Edges, Exercise, Found, KnobSpec, Numbers, Values, Variant, cell,
};

/// How many rows of three numbers to keep.
pub struct Case {
    /// How many rows there are.
    pub rows: u64,
}

/// What is known of the size of one value, itself included. In bytes.
pub struct Size {
    /// What the value is.
    pub of: &'static str,
    /// The value itself, wherever it leads to.
    pub shallow: usize,
    /// With all that it leads to, if the variant works that out.
    pub deep: Option<usize>,
    /// What the allocator gave.
    pub allocated: i64,
}

/// The sum of the numbers that were kept, and the sizes of three pairs.
pub type Answer = Found<u64, [Size; 6]>;

/// The exercise.
pub struct ShallowSize;

/// The numbers of a row.
const ROW: u64 = 3;

/// A list that has room for exactly what it holds.
pub fn numbers(count: u64) -> Vec<u64> {
    (0..count).collect()
}

/// The same numbers as a list of lists of three each.
pub fn nested(rows: u64) -> Vec<Vec<u64>> {
    let row = |row| (row * ROW..(row + 1) * ROW).collect();
    (0..rows).map(row).collect()
}

/// A map from each number to itself.
pub fn map(entries: u64) -> HashMap<u64, u64> {
    (0..entries).map(|n| (n, n)).collect()
}

/// Builds a value, and says what the allocator gave for it. `Box` puts it on
/// the heap, as every object is in Python, so that this is all of it.
pub fn on_heap<T>(build: impl FnOnce() -> T) -> (Box<T>, i64) {
    let (value, counts) = meter::measure(|| Box::new(build()));
    // The compiler may leave out a value that nobody looks at.
    (black_box(value), counts.live)
}

impl Exercise for ShallowSize {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "shallow-size";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "rows",
        label: "Rows to keep",
        default: 10_000,
        min: 0,
        max: 1_000_000,
        scale: Scale::Logarithmic,
        sweep: &[1_000, 3_000, 10_000, 30_000, 100_000, 300_000],
    }];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges =
        &[&[("rows", 0)], &[("rows", 1)], &[("rows", 2)], &[("rows", 1_023)]];

    fn findings(_: &Case, answer: &Answer) -> Vec<Finding> {
        vec![table(&answer.found)]
    }

    fn case(values: &Values) -> Case {
        Case { rows: values.get("rows") }
    }

    fn floor(case: &Case) -> u64 {
        case.rows * ROW * size_of::<u64>() as u64
    }

    fn budget(case: &Case) -> u64 {
        // Less than a list per row takes, and room for what is compared.
        Self::floor(case) * 5 / 4 + (1 << 14)
    }
}

fn table(sizes: &[Size]) -> Finding {
    let columns = ["shallow bytes", "deep bytes", "bytes the allocator gave"];
    let rows =
        sizes.iter().fold(Numbers::new("value", columns), |rows, size| {
            let cells =
                [cell(size.shallow), cell(size.deep), cell(size.allocated)];
            rows.row(size.of, cells)
        });
    rows.titled("Three pairs: what is said of their sizes")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(solve: fn(&Case) -> Answer) -> [Size; 6] {
        solve(&Case { rows: 10 }).found
    }

    #[test]
    fn shallow_sizes_of_a_pair_are_equal() {
        for pair in sizes(naive::solve).chunks(2) {
            assert_eq!(pair[0].shallow, pair[1].shallow, "{}", pair[0].of);
            assert_ne!(pair[0].allocated, pair[1].allocated);
        }
    }

    #[test]
    fn deep_sizes_of_lists_are_what_the_allocator_gave() {
        let [lists @ .., empty, full] = sizes(optimized::solve);
        for size in lists.iter().chain([&empty]) {
            assert_eq!(cell(size.deep), cell(size.allocated), "{}", size.of);
        }
        // A map's capacity says nothing of its spare slots and its marks.
        let deep = full.deep.map(usize::cast_signed);
        assert!(deep < isize::try_from(full.allocated).ok());
    }
}
