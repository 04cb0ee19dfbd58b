//! memory-hog: three greedy collections, and the three lines that hold most.

mod naive;
mod optimized;

use std::iter;

use meter::trace::Statistics;
use protocol::random::Random;
use protocol::{Finding, Headline, Scale};

use crate::harness::{
    Edges, Exercise, Found, KnobSpec, Lines, Values, Variant, finding,
    statistics,
};

/// How many letters a name has.
pub const NAME_LEN: usize = 20;

/// How large the three collections are.
pub struct Case {
    /// How many names there are.
    pub names: usize,
    /// The squares are those of 0, 1, … below this number.
    pub squares: u32,
    /// How many floats there are: 0, a half, 1 and so on.
    pub floats: u32,
    random: Random,
}

impl Case {
    /// Random letters without end; the same ones each time.
    pub fn letters(&self) -> impl Iterator<Item = char> {
        let mut random = self.random.clone();
        iter::from_fn(move || char::from_digit(10 + random.below_u32(26), 36))
    }
}

/// How many names begin with `a`, plus the sum of the squares, plus how many
/// of the floats are whole; and the lines that hold most.
pub type Answer = Found<u64, Lines<Statistics>>;

/// The exercise.
pub struct MemoryHog;

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
    const EDGES: Edges = &[
        &[("names", 0), ("squares", 0), ("floats", 0)],
        &[("names", 1), ("squares", 1), ("floats", 1)],
        &[("names", 3), ("squares", 0), ("floats", 2)],
        &[("names", 5), ("squares", 4), ("floats", 7)],
        &[("names", 257), ("squares", 29), ("floats", 113)],
    ];
    const TRACED: bool = true;

    fn findings(_: &Case, answer: &Answer) -> Vec<Finding> {
        let title = "The three lines that hold most";
        vec![finding(title, statistics(&answer.found))]
    }

    fn case(values: &Values) -> Case {
        Case {
            names: values.count("names"),
            squares: values.count("squares"),
            floats: values.count("floats"),
            random: values.random(),
        }
    }

    fn floor(case: &Case) -> u64 {
        (case.names * NAME_LEN) as u64
            + u64::from(case.squares) * size_of::<u64>() as u64
            + u64::from(case.floats) * size_of::<f64>() as u64
    }

    fn budget(case: &Case) -> u64 {
        // Room for lists that grow by doubling, or for a text a name. A small
        // list has a least room.
        2 * Self::floor(case) + (1 << 8)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Case, Random};

    #[test]
    fn letters_are_random_lower_case_and_the_same_each_time() {
        let case =
            Case { names: 0, squares: 0, floats: 0, random: Random::new(7) };
        let first: String = case.letters().take(2_000).collect();
        let second: String = case.letters().take(2_000).collect();
        assert_eq!(first, second);
        let seen: BTreeSet<char> = first.chars().collect();
        assert_eq!(seen, ('a'..='z').collect());
    }
}
