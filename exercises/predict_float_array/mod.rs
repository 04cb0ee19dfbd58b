//! predict-float-array: numbers side by side, in boxes, and in shared blocks.

mod naive;
mod optimized;
mod shared;

use std::cell::Cell;
use std::fmt;

use protocol::random::Random;
use protocol::{Finding, Headline, Scale, Shape};

use crate::harness::{
    Edges, Exercise, KnobSpec, Numbers, Source, Values, Variant, cell,
};

/// The numbers to keep.
pub struct Case {
    /// The numbers. Each can be taken once.
    pub numbers: Source<f32>,
    target: f32,
    count: usize,
}

impl Case {
    /// The number that all others are measured from.
    ///
    /// # Panics
    ///
    /// If numbers are still to come: it is known after the last one.
    #[track_caller]
    pub fn target(&self) -> f32 {
        self.numbers.require_all_taken("the target", "numbers");
        self.target
    }
}

/// The distances of all numbers from the target, added up in both types.
#[derive(Default, PartialEq)]
pub struct Answer {
    /// Exact: every partial sum is a multiple of 1/256 below 2^40.
    double: f64,
    /// Rounded after each addition.
    single: f32,
}

impl Answer {
    /// Adds the distance of one number.
    pub fn add(&mut self, distance: f32) {
        self.double += f64::from(distance);
        self.single += distance;
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in all", self.double)
    }
}

/// A multiple of 1/256 below 65,536: as many bits as an `f32` has.
fn number(random: &mut Random) -> f32 {
    let whole = u16::try_from(random.below(1 << 16)).unwrap_or_default();
    let part = u8::try_from(random.below(1 << 8)).unwrap_or_default();
    f32::from(whole) + f32::from(part) / 256.0
}

/// Draws numbers of which each comes so many times in a row, and no two rows
/// of the same follow each other.
fn in_rows(times: u64) -> impl Fn(&mut Random) -> f32 {
    let last = Cell::new((-1.0, 0));
    move |random| {
        let (mut value, left) = last.get();
        if left > 0 {
            last.set((value, left - 1));
            return value;
        }
        let before = value;
        while value.to_bits() == before.to_bits() || value < 0.0 {
            value = number(random);
        }
        last.set((value, times - 1));
        value
    }
}

/// The whole part of a sum, for a table. No sum comes near 2^63.
#[expect(clippy::cast_possible_truncation, reason = "it is below 2^40")]
fn whole(sum: f64) -> i64 {
    sum as i64
}

/// The exercise.
pub struct PredictFloatArray;

impl Exercise for PredictFloatArray {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "predict-float-array";
    const HEADLINE: Headline = Headline::Peak;
    const SHAPE: Shape = Shape::Predict;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "numbers",
            label: "Numbers",
            default: 1_000_000,
            min: 0,
            max: 1_000_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 100_000, 1_000_000],
        },
        KnobSpec {
            name: "times",
            label: "Times each comes in a row",
            default: 1,
            min: 1,
            max: 10_000,
            scale: Scale::Logarithmic,
            sweep: &[1, 2, 3, 5, 10, 100, 1_000],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "shared", solve: shared::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("numbers", 0)],
        &[("numbers", 1)],
        &[("numbers", 2), ("times", 2)],
        &[("numbers", 1_023), ("times", 10)],
        &[("numbers", 100), ("times", 1_000)],
    ];

    fn case(values: &Values) -> Case {
        let count = values.count("numbers");
        let times = values.get("times");
        let numbers = Source::new(values.random(), count, in_rows(times));
        let target = number(&mut values.random_of_exercise());
        Case { numbers, target, count }
    }

    fn findings(_case: &Case, answer: &Answer) -> Vec<Finding> {
        let double = whole(answer.double);
        let single = whole(f64::from(answer.single));
        vec![
            Numbers::new("added up", ["whole part"])
                .row("in an f64", [cell(double)])
                .row("in an f32", [cell(single)])
                .row("off by", [cell(single - double)])
                .titled("The sum of the distances"),
        ]
    }

    fn floor(case: &Case) -> u64 {
        (case.count * size_of::<f32>()) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::in_rows;
    use protocol::random::Random;

    #[test]
    fn each_number_comes_so_many_times_in_a_row() {
        let random = &mut Random::new(3);
        let draw = in_rows(3);
        let numbers: Vec<u32> =
            (0..300).map(|_| draw(random).to_bits()).collect();
        let rows = numbers.chunk_by(|a, b| a == b).map(<[u32]>::len);
        assert!(rows.clone().all(|len| len == 3));
        assert_eq!(rows.count(), 100);
    }
}
