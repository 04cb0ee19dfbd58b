//! slots-instance: one object with a map of attributes, and one with fields.

mod naive;
mod optimized;

use protocol::{Finding, Headline, Scale};

use crate::claims;
pub use crate::claims::Claim;
use crate::harness::{Edges, Exercise, Found, KnobSpec, Values, Variant};

/// How many objects to make: one, unless someone wants to see more.
pub struct Case {
    /// How many objects there are; at least 1.
    pub objects: u32,
}

/// The sizes of one object.
pub struct Sizes {
    /// With its three attributes.
    pub made: Claim,
    /// After it took another, if it did.
    pub extended: Option<Claim>,
}

/// The sum of every `x`, `y` and `z`, and the sizes of one object. Exact:
/// every partial sum is a whole number below 2^53.
pub type Answer = Found<f64, Sizes>;

/// The exercise.
pub struct SlotsInstance;

impl Exercise for SlotsInstance {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "slots-instance";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "objects",
        label: "Objects",
        default: 1,
        min: 1,
        max: 100_000,
        scale: Scale::Logarithmic,
        sweep: &[1, 2, 5, 10, 20, 50, 100],
    }];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges =
        &[&[], &[("objects", 2)], &[("objects", 3)], &[("objects", 1_023)]];

    fn findings(_: &Case, answer: &Answer) -> Vec<Finding> {
        let Sizes { made, extended } = &answer.found;
        let rows: Vec<Claim> = [*made].into_iter().chain(*extended).collect();
        let title = "One object: size_of_val's claim and the truth";
        vec![claims::table(title, &rows)]
    }

    fn case(values: &Values) -> Case {
        Case { objects: values.count("objects") }
    }

    fn floor(case: &Case) -> u64 {
        u64::from(case.objects) * size_of::<[f64; 3]>() as u64
    }

    fn budget(case: &Case) -> u64 {
        // Room for a list that grows by doubling, from its least room of four
        // objects; none for a table.
        let room = u64::from(case.objects).next_power_of_two().max(4);
        room * size_of::<[f64; 3]>() as u64
    }
}
