//! slots: fixed fields instead of a map per object.

mod naive;
mod optimized;

use protocol::random::Random;
use protocol::{Headline, Scale};

use crate::harness::{
    Edges, Exercise, KnobSpec, Source, Values, Variant, grown,
};

/// The points to keep.
pub struct Case {
    /// The coordinates of each point. Each can be taken once.
    pub points: Source<[f64; 3]>,
    place: [f64; 3],
    count: usize,
}

impl Case {
    /// The place that all points are measured from.
    ///
    /// # Panics
    ///
    /// If points are still to come: it is known after the last one.
    #[track_caller]
    pub fn place(&self) -> [f64; 3] {
        self.points.require_all_taken("the place", "points");
        self.place
    }
}

/// The distances of all points from the place along the three axes, added up.
/// Exact: every partial sum is a multiple of 1/8 below 2^50.
pub type Answer = f64;

/// The exercise.
pub struct Slots;

/// A coordinate is one of so many multiples of 1/8: too many for an `f32`.
const COORDINATES: u32 = 1 << 28;

fn coordinates(random: &mut Random) -> [f64; 3] {
    [(); 3].map(|()| f64::from(random.below_u32(COORDINATES)) / 8.0)
}

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
        let count = values.count("points");
        let points = Source::new(values.random(), count, coordinates);
        let place = coordinates(&mut values.random_of_exercise());
        Case { points, place, count }
    }

    fn floor(case: &Case) -> u64 {
        (case.count * size_of::<[f64; 3]>()) as u64
    }

    fn budget(case: &Case) -> u64 {
        // Room for a list that grows by doubling, of points or of coordinates,
        // or for an address to each point, but not for a list in each.
        let boxed = (case.count * (size_of::<[f64; 3]>() + 8)) as u64;
        let flat = grown::<f64>(3 * case.count);
        grown::<[f64; 3]>(case.count).max(boxed).max(flat) + (1 << 10)
    }
}
