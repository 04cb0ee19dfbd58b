//! memory-hog: three greedy collections, and the three lines that hold most.

mod naive;
mod optimized;

use std::cell::Cell;

use meter::trace::Statistics;
use protocol::random::Random;
use protocol::{Finding, Headline, Scale};

use crate::harness::{
    Edges, Exercise, Found, KnobSpec, Lines, Source, Values, Variant, finding,
    grown, statistics,
};
use crate::rows::Wanted;

/// The bytes of a name, one for each of its characters.
pub const NAME_LEN: usize = 20;

/// The values of the three collections.
pub struct Case {
    /// The number of names.
    pub names: usize,
    /// The characters of the names, one name after the other. Each can be
    /// taken once.
    pub characters: Source<char>,
    /// The squares of id 0, id 1, … Each can be taken once.
    pub squares: Source<u64>,
    /// The floats, in ascending order. Each can be taken once.
    pub floats: Source<f64>,
    asked: Asked,
    floor: [usize; 3],
}

/// The question about the collections.
pub struct Asked {
    /// The name that others may come before.
    pub name: String,
    /// The ids whose squares are wanted.
    pub ids: Vec<usize>,
    /// Floats that may be among those that came.
    pub floats: Vec<f64>,
}

impl Case {
    /// The question about the collections.
    ///
    /// # Panics
    ///
    /// If any value is still to come: it is known after the last of all.
    #[track_caller]
    pub fn asked(&self) -> &Asked {
        self.characters.require_all_taken("the question", "characters");
        self.squares.require_all_taken("the question", "squares");
        self.floats.require_all_taken("the question", "floats");
        &self.asked
    }
}

/// The number of names that come before the one asked for, plus the sum of the
/// squares asked for, plus the number of floats that were among them; and the
/// lines that hold most.
pub type Answer = Found<u64, Lines<Statistics>>;

/// The exercise.
pub struct MemoryHog;

/// The number of lines that are asked for.
const LINES: usize = 3;

/// The most ids, and the most floats, that are asked for.
const ASKED: usize = 1_000;

/// The numbers that are squared are below this one.
const ROOTS: u64 = 1 << 24;

/// A float is some eighths above the one before, at most so many: too many for
/// an `f32`.
const EIGHTHS: u32 = 1 << 20;

fn character(random: &mut Random) -> char {
    let all = b"abcdefghijklmnopqrstuvwxyz";
    char::from(all[random.index(all.len())])
}

fn square(random: &mut Random) -> u64 {
    random.below(ROOTS).pow(2)
}

fn floats(random: Random, count: usize) -> Source<f64> {
    let last = Cell::new(0.0);
    Source::new(random, count, move |random| {
        let step = f64::from(1 + random.below_u32(EIGHTHS)) / 8.0;
        last.set(last.get() + step);
        last.get()
    })
}

/// A question: half of the floats are among those that come.
fn asked(mut random: Random, squares: usize, among: &Source<f64>) -> Asked {
    let name = (0..NAME_LEN).map(|_| character(&mut random)).collect();
    let ids = (0..ASKED.min(squares)).map(|_| random.index(squares)).collect();
    let mut floats: Vec<f64> = Vec::new();
    let one_in = among.left().div_ceil(ASKED).max(1);
    for (at, float) in among.iter().enumerate() {
        if at % one_in == 0 {
            let beside = [0.0, 0.125][random.index(2)];
            floats.push(float + beside);
        }
    }
    Asked { name, ids, floats }
}

impl Exercise for MemoryHog {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "memory-hog";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "names",
            label: "Names",
            default: 100_000,
            min: 0,
            max: 500_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 50_000, 200_000],
        },
        KnobSpec {
            name: "squares",
            label: "Squares",
            default: 50_000,
            min: 0,
            max: 500_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 50_000, 200_000],
        },
        KnobSpec {
            name: "floats",
            label: "Floats",
            default: 80_000,
            min: 0,
            max: 500_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 50_000, 200_000],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    // The last three are led by one part each, at a size for which the usual
    // collection takes much more than it needs.
    const EDGES: Edges = &[
        &[("names", 0), ("squares", 0), ("floats", 0)],
        &[("names", 1), ("squares", 1), ("floats", 1)],
        &[("names", 3), ("squares", 0), ("floats", 2)],
        &[("names", 5), ("squares", 4), ("floats", 7)],
        &[("names", 52_000), ("squares", 100), ("floats", 100)],
        &[("names", 100), ("squares", 65_536), ("floats", 100)],
        &[("names", 100), ("squares", 100), ("floats", 60_000)],
    ];
    const TRACED: bool = true;

    fn left_out(case: &Case, answer: &Answer) -> Option<String> {
        let parts = case.floor.map(|bytes| bytes as u64);
        Wanted { most: LINES, parts }.wrong(&answer.found)
    }

    fn findings(_: &Case, answer: &Answer) -> Vec<Finding> {
        let title = "The three lines that hold most";
        vec![finding(title, statistics(&answer.found))]
    }

    fn case(values: &Values) -> Case {
        let [names, squares, count] =
            ["names", "squares", "floats"].map(|knob| values.count(knob));
        let mut random = values.random();
        let mut part = || Random::new(random.bits());
        let characters = names * NAME_LEN;
        let of_floats = part();
        let among = floats(of_floats.clone(), count);
        Case {
            names,
            characters: Source::new(part(), characters, character),
            squares: Source::new(part(), squares, square),
            floats: floats(of_floats, count),
            asked: asked(part(), squares, &among),
            floor: [
                characters,
                squares * size_of::<u64>(),
                count * size_of::<f64>(),
            ],
        }
    }

    fn floor(case: &Case) -> u64 {
        case.floor.iter().sum::<usize>() as u64
    }

    fn budget(case: &Case) -> u64 {
        // Of each part room for a list that grows by doubling. For floats half
        // as much again is enough too, and for names a list of boxes, with an
        // address and a length to each. For squares it is not: an id of four
        // bytes would be half as much.
        let [characters, squares, floats] = case.floor;
        let boxes = characters as u64 + grown::<[u32; 2]>(case.names);
        let names = grown::<u8>(characters).max(boxes);
        let [squares_grown, floats_grown] =
            [squares, floats].map(|bytes| grown::<u64>(bytes / 8));
        let floats = floats_grown.max(3 * floats as u64 / 2);
        names + squares_grown + floats + (1 << 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_of_the_floats_that_are_asked_for_are_there_and_others_are_not() {
        let source = || floats(Random::new(7), 5_000);
        let all: Vec<f64> = source().iter().collect();
        assert!(all.is_sorted_by(|a, b| a < b));
        let asked = asked(Random::new(8), 10, &source());
        let there = asked.floats.iter().filter(|float| all.contains(float));
        let there = there.count();
        assert!((300..700).contains(&there), "{there}");
        assert_eq!(asked.floats.len(), ASKED);
    }
}
