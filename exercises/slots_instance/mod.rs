//! slots-instance: one object with a map of attributes, and one with fields.

mod naive;
mod optimized;
#[cfg(feature = "starters")]
mod starter;

use protocol::{Finding, Headline, Scale};

pub use crate::claims::Claim;
use crate::claims::{self, WithClaims};
use crate::harness::{Exercise, KnobSpec, Values, Variant};

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
pub type Answer = WithClaims<f64, Sizes>;

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
        #[cfg(feature = "starters")]
        Variant { name: "starter", solve: starter::solve },
    ];
    const EDGES: &'static [&'static [u64]] = &[&[1], &[2], &[3], &[1_023]];

    fn findings(answer: &Answer) -> Vec<Finding> {
        let Sizes { made, extended } = &answer.claims;
        let rows: Vec<Claim> = [*made].into_iter().chain(*extended).collect();
        vec![Finding {
            title: "One object: size_of_val's claim and the truth".to_owned(),
            table: claims::table(&rows),
        }]
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
