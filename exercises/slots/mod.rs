//! slots: fixed fields instead of a map per object.

mod naive;
mod optimized;

use protocol::{Headline, Scale};

use crate::harness::{Edges, Exercise, KnobSpec, Values, Variant};

/// How many points to keep.
pub struct Case {
    /// The points are made from 0, 1, … below this number.
    pub points: u32,
}

/// The sum of all coordinates. Exact: every partial sum is a whole number
/// below 2^53.
pub type Answer = f64;

/// The exercise.
pub struct Slots;

impl Exercise for Slots {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "slots";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "points",
        label: "Points",
        default: 10_000,
        min: 0,
        max: 1_000_000,
        scale: Scale::Logarithmic,
        sweep: &[10, 100, 1_000, 10_000, 100_000, 300_000],
    }];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("points", 0)],
        &[("points", 1)],
        &[("points", 2)],
        &[("points", 3)],
        &[("points", 1_023)],
    ];

    fn case(values: &Values) -> Case {
        Case { points: values.count("points") }
    }

    fn floor(case: &Case) -> u64 {
        u64::from(case.points) * size_of::<[f64; 3]>() as u64
    }

    fn budget(case: &Case) -> u64 {
        // Twice the floor leaves room for a Vec that grows by doubling, from
        // its least room of four points.
        2 * Self::floor(case) + size_of::<[[f64; 3]; 4]>() as u64
    }
}
