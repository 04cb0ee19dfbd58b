//! line-profile: what each line adds and takes away, and the running total.

mod naive;
mod optimized;

use std::fmt;

use protocol::random::Random;
use protocol::{Headline, Scale};

use crate::harness::{
    Edges, Exercise, KnobSpec, Source, Values, Variant, grown,
};

/// Two lists to make, of as many numbers each.
pub struct Case {
    /// The numbers to return. Each can be taken once.
    pub numbers: Source<u32>,
    /// The readings, in no order. Each can be taken once.
    pub readings: Source<u64>,
    rank: usize,
    count: usize,
}

impl Case {
    /// The number of readings below the one that is wanted. It is drawn: a
    /// median could be found with half of a list whose length is known.
    ///
    /// # Panics
    ///
    /// If readings are still to come: it is known after the last one.
    #[track_caller]
    pub fn rank(&self) -> usize {
        self.readings.require_all_taken("the rank", "readings");
        self.rank
    }
}

/// The list that is returned, and what is known of the other one.
#[derive(PartialEq)]
pub struct Answer {
    /// The numbers, in the order in which they came.
    pub kept: Vec<u32>,
    /// The reading that is wanted of the other one. 0 if there are none.
    pub reading: u64,
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A sum that depends on the order.
        let step = |sum: u64, number: &u32| {
            sum.wrapping_mul(31).wrapping_add(u64::from(*number))
        };
        let count = self.kept.len();
        let checksum = self.kept.iter().fold(0, step);
        let reading = self.reading;
        write!(
            f,
            "{count} numbers with the checksum {checksum}, and {reading}"
        )
    }
}

/// The exercise.
pub struct LineProfile;

impl Exercise for LineProfile {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "line-profile";
    const HEADLINE: Headline = Headline::Peak;
    const INCREMENTS: bool = true;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "numbers",
        label: "Numbers in each list",
        default: 1_000_000,
        min: 0,
        max: 3_000_000,
        scale: Scale::Logarithmic,
        sweep: &[100, 1_000, 10_000, 100_000, 500_000, 1_000_000],
    }];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("numbers", 0)],
        &[("numbers", 1)],
        &[("numbers", 2)],
        &[("numbers", 1_023)],
        &[("numbers", 1_000_001)],
    ];

    fn case(values: &Values) -> Case {
        let count = values.count("numbers");
        let mut random = values.random();
        let mut part = || Random::new(random.bits());
        let number = |random: &mut Random| random.below_u32(u32::MAX);
        Case {
            numbers: Source::new(part(), count, number),
            readings: Source::new(part(), count, Random::bits),
            rank: part().index(count.max(1)),
            count,
        }
    }

    fn floor(case: &Case) -> u64 {
        // Only after the last of them is it known which one is wanted.
        (case.count * size_of::<u64>()) as u64
    }

    fn budget(case: &Case) -> u64 {
        // Not both lists at once, which together take 12 bytes a number, but
        // room for the larger one to grow by doubling.
        let most = 10 * case.count as u64;
        most.max(grown::<u64>(case.count)) + (1 << 10)
    }
}
