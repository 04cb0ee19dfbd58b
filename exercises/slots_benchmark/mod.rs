//! slots-benchmark: a measuring function of one's own, and what it compares.

mod naive;
mod optimized;

use std::collections::HashMap;

use protocol::{Finding, Headline, Scale};

use crate::claims::{Claim, table};
use crate::harness::{
    Edges, Exercise, Found, KnobSpec, Numbers, Values, Variant, cell,
};

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
pub type Answer = Found<f64, Measured>;

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
    ];
    const EDGES: Edges = &[
        &[("instances", 0)],
        &[("instances", 1)],
        &[("instances", 2)],
        &[("instances", 3)],
        &[("instances", 1_023)],
    ];

    fn findings(_: &Case, answer: &Answer) -> Vec<Finding> {
        let measured = &answer.found;
        vec![
            table("What measure_allocation said", &claims(measured)),
            result(measured),
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
fn result(measured: &Measured) -> Finding {
    let &Measured { instances, maps, structs } = measured;
    let table = Numbers::new("figure", ["as measured"])
        .row("bytes a map", [cell(maps.checked_div(instances.into()))])
        .row("bytes a struct", [cell(structs.checked_div(instances.into()))])
        .row(
            "a map in percent of a struct",
            [cell((100 * maps).checked_div(structs))],
        );
    table.titled("The benchmark's result")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn optimized_measures_what_the_allocator_gave() {
        for instances in [0, 1, 3, 1_023] {
            let (answer, _) =
                meter::measure(|| optimized::solve(&Case { instances }));
            for claim in claims(&answer.found) {
                assert_eq!(claim.off(), Some(0), "{}", claim.of);
            }
        }
    }

    #[test]
    fn naive_counts_the_maps_again_with_the_structs() {
        let (answer, _) =
            meter::measure(|| naive::solve(&Case { instances: 100 }));
        let [maps, structs] = claims(&answer.found);
        assert_eq!(answer.found.maps, maps.allocated);
        assert_eq!(answer.found.structs, maps.allocated + structs.allocated);
    }
}
