//! slots-benchmark: a measuring function of one's own, and what it compares.

mod naive;
mod optimized;
#[cfg(feature = "starters")]
mod starter;

use std::collections::HashMap;

use protocol::{
    Finding, FindingTable, Headline, NumberRow, NumberTable, Scale,
};

use crate::claims::{Claim, WithClaims, table};
use crate::harness::{Exercise, KnobSpec, Values, Variant};

/// How many instances of each shape to make.
pub struct Case {
    /// How many there are of each.
    pub instances: u32,
}

/// What the variant's own `measure_allocation` said, in bytes.
pub struct Measured {
    /// How many instances of each shape there were.
    pub instances: u32,
    /// Of all instances that are maps.
    pub maps: i64,
    /// Of all instances that are structs.
    pub structs: i64,
}

/// The sum over both shapes, and the bytes of each. Exact: every partial sum
/// is a whole number below 2^53.
pub type Answer = WithClaims<f64, Measured>;

/// The exercise.
pub struct SlotsBenchmark;

/// An instance as a map of its attributes.
pub type Attributes = HashMap<&'static str, f64>;

/// An instance with a field for each attribute.
pub struct Point {
    /// Differs from point to point.
    pub x: f64,
    /// The same for all.
    pub y: f64,
    /// The same for all.
    pub z: f64,
}

/// As many instances as maps.
pub fn maps(instances: u32) -> Vec<Attributes> {
    let map = |i| HashMap::from([("x", f64::from(i)), ("y", 2.0), ("z", 3.0)]);
    (0..instances).map(map).collect()
}

/// As many instances as structs.
pub fn structs(instances: u32) -> Vec<Point> {
    let point = |i| Point { x: f64::from(i), y: 2.0, z: 3.0 };
    (0..instances).map(point).collect()
}

impl Exercise for SlotsBenchmark {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "slots-benchmark";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "instances",
        label: "Instances of each shape",
        default: 10_000,
        min: 0,
        max: 500_000,
        scale: Scale::Logarithmic,
        sweep: &[10, 100, 1_000, 10_000, 50_000, 200_000],
    }];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
        #[cfg(feature = "starters")]
        Variant { name: "starter", solve: starter::solve },
    ];
    const EDGES: &'static [&'static [u64]] =
        &[&[0], &[1], &[2], &[3], &[1_023]];

    fn findings(answer: &Answer) -> Vec<Finding> {
        let measured = &answer.claims;
        vec![
            Finding {
                title: "What measure_allocation said".to_owned(),
                table: table(&claims(measured)),
            },
            Finding {
                title: "The benchmark's result".to_owned(),
                table: result(measured),
            },
        ]
    }

    fn case(values: &Values) -> Case {
        Case { instances: values.count("instances") }
    }

    fn floor(case: &Case) -> u64 {
        u64::from(case.instances) * size_of::<[f64; 3]>() as u64
    }

    fn budget(case: &Case) -> u64 {
        // The maps, which are the larger shape, alone or nearly so.
        u64::from(case.instances) * 120
    }
}

/// What was said of each shape beside what the allocator gives for it. Called
/// while the run's own measurement is paused.
fn claims(measured: &Measured) -> [Claim; 2] {
    let instances = measured.instances;
    let (_, true_maps) = meter::measure(|| maps(instances));
    let (_, true_structs) = meter::measure(|| structs(instances));
    let claim = |of, said: i64, counts: meter::Counts| Claim {
        of,
        claimed: usize::try_from(said).ok(),
        allocated: counts.live,
    };
    [
        claim("all maps", measured.maps, true_maps),
        claim("all structs", measured.structs, true_structs),
    ]
}

/// The figures that one compares shapes by; none without instances.
fn result(measured: &Measured) -> FindingTable {
    let &Measured { instances, maps, structs } = measured;
    let row = |name: &str, cell| NumberRow {
        name: name.to_owned(),
        cells: vec![cell],
    };
    FindingTable::Numbers(NumberTable {
        row: "figure".to_owned(),
        columns: vec!["as measured".to_owned()],
        rows: vec![
            row("bytes a map", maps.checked_div(instances.into())),
            row("bytes a struct", structs.checked_div(instances.into())),
            row(
                "a map in percent of a struct",
                (100 * maps).checked_div(structs),
            ),
        ],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn optimized_measures_what_the_allocator_gave() {
        for instances in [0, 1, 3, 1_023] {
            let (answer, _) =
                meter::measure(|| optimized::solve(&Case { instances }));
            for claim in claims(&answer.claims) {
                let claimed = claim.claimed.and_then(crate::claims::cell);
                assert_eq!(claimed, Some(claim.allocated), "{}", claim.of);
            }
        }
    }

    #[test]
    fn naive_counts_the_maps_again_with_the_structs() {
        let (answer, _) =
            meter::measure(|| naive::solve(&Case { instances: 100 }));
        let [maps, structs] = claims(&answer.claims);
        assert_eq!(answer.claims.maps, maps.allocated);
        assert_eq!(answer.claims.structs, maps.allocated + structs.allocated);
    }
}
