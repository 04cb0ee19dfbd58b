//! ask-empty-list: what a list says of its size, and what is left out.

mod naive;
mod optimized;

use std::cell::Cell;

use protocol::random::Random;
use protocol::{Finding, Headline, Scale};

use crate::harness::{
    Edges, Exercise, Found, KnobSpec, Numbers, Source, Values, Variant, cell,
};

/// The numbers that go into a list.
pub struct Case {
    /// The numbers. Each can be taken once.
    pub numbers: Source<i64>,
    count: usize,
    small: usize,
}

/// The answers to how large a list is, by how far one looks. In bytes.
#[derive(Clone, Copy)]
pub struct Sizes {
    /// The value alone.
    pub value: usize,
    /// The value, and the block with room for its entries.
    pub room: usize,
    /// And an object for each entry.
    pub entries: usize,
    /// And each object that an entry leads to, once.
    pub objects: usize,
    /// The value, and all that is live on the heap.
    pub live: usize,
}

/// The sizes of a new list, of the filled one, and after `clear()`.
pub type Stages = [Sizes; 3];

/// Σ position × number, and what the list said of itself meanwhile.
pub type Answer = Found<i64, Stages>;

/// The least small number.
pub const LEAST: i64 = -5;

/// The number of small numbers, from the least on.
pub const SMALL: usize = 262;

/// The place of a small number among the small ones; none for another number.
pub fn place(number: i64) -> Option<usize> {
    usize::try_from(number - LEAST).ok().filter(|place| *place < SMALL)
}

/// The sum of all numbers, each times its position, from 1.
pub fn weighted(numbers: impl Iterator<Item = i64>) -> i64 {
    (1..).zip(numbers).map(|(position, number)| position * number).sum()
}

/// The bytes that are live now.
pub fn live() -> usize {
    usize::try_from(meter::live_bytes()).unwrap_or(0)
}

/// So many numbers, and so many of them small, wherever they are.
fn numbers(random: Random, count: usize, small: usize) -> Source<i64> {
    let (left, small_left) = (Cell::new(count), Cell::new(small));
    Source::new(random, count, move |random| {
        let is_small = random.index(left.get()) < small_left.get();
        left.set(left.get() - 1);
        if is_small {
            small_left.set(small_left.get() - 1);
            LEAST + random.below(SMALL as u64).cast_signed()
        } else {
            LEAST + (SMALL as u64 + random.below(OTHERS)).cast_signed()
        }
    })
}

/// A number that is not small is one of so many.
const OTHERS: u64 = 1 << 40;

/// The bytes that tell them apart.
const OTHER_BYTES: usize = 5;

/// The exercise.
pub struct AskEmptyList;

impl Exercise for AskEmptyList {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "ask-empty-list";
    const HEADLINE: Headline = Headline::Peak;
    const SHAPE: protocol::Shape = protocol::Shape::Interview;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "ints",
            label: "Numbers in the list",
            default: 100,
            min: 0,
            max: 100_000,
            scale: Scale::Logarithmic,
            sweep: &[1, 10, 100, 1_000, 10_000, 100_000],
        },
        KnobSpec {
            name: "small",
            label: "Small numbers, in percent",
            default: 50,
            min: 0,
            max: 100,
            scale: Scale::Linear,
            sweep: &[1, 20, 40, 60, 80, 100],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("ints", 0)],
        &[("ints", 1)],
        &[("ints", 128)],
        &[("ints", 129)],
        &[("small", 0)],
        &[("small", 100)],
    ];

    fn case(values: &Values) -> Case {
        let count: usize = values.count("ints");
        let percent: usize = values.count("small");
        let small = count * percent / 100;
        let numbers = numbers(values.random(), count, small);
        Case { numbers, count, small }
    }

    fn floor(case: &Case) -> u64 {
        // Fewer bytes could not tell the numbers apart. The small ones may
        // lie in bytes, with a mark for the six that do not fit.
        (case.small + (case.count - case.small) * OTHER_BYTES) as u64
    }

    fn findings(_: &Case, answer: &Answer) -> Vec<Finding> {
        let row = |table: Numbers<3>, name: &str, of: fn(&Sizes) -> usize| {
            table.row(name, answer.found.each_ref().map(|it| cell(of(it))))
        };
        let table = Numbers::new("bytes", ["new", "filled", "cleared"]);
        let table = row(table, "the value", |it| it.value);
        let table = row(table, "with its block", |it| it.room);
        let table = row(table, "an object an entry", |it| it.entries);
        let table = row(table, "each object once", |it| it.objects);
        let table = row(table, "what is live", |it| it.live);
        vec![table.titled("How large is the list?")]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_numbers_are_small_as_asked_for() {
        for (count, small) in [(0, 0), (1, 0), (1, 1), (9, 4), (1_000, 500)] {
            let all: Vec<i64> =
                numbers(Random::new(1), count, small).iter().collect();
            assert_eq!(all.len(), count);
            let found = all.iter().filter(|it| place(**it).is_some()).count();
            assert_eq!(found, small);
        }
    }

    #[test]
    fn small_numbers_are_those_that_cpython_shares() {
        assert_eq!([-5, 0, 256].map(place), [Some(0), Some(5), Some(261)]);
        assert_eq!([-6, 257, 1 << 40].map(place), [None; 3]);
    }

    #[test]
    fn the_sum_depends_on_the_order() {
        assert_eq!(weighted([7, 1, 2].into_iter()), 7 + 2 + 6);
        assert_ne!(
            weighted([1, 7, 2].into_iter()),
            weighted([7, 1, 2].into_iter())
        );
    }
}
