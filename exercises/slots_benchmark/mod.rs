//! slots-benchmark: a measuring function of one's own, and what it compares.

mod naive;
mod optimized;

use std::cell::Cell;
use std::collections::HashMap;
use std::hint::black_box;

use protocol::random::Random;
use protocol::{Finding, Headline, Scale, text};

use crate::claims::{Claim, table};
use crate::harness::{
    Edges, Exercise, Found, KnobSpec, Numbers, Source, Values, Variant, cell,
};

/// The instances to measure, and the points to keep.
pub struct Case {
    /// The number of instances of each shape that are measured.
    pub instances: u32,
    /// Says which maps get a fourth attribute.
    random: Random,
    points: Source<[f64; 3]>,
    count: usize,
}

/// An instance as a map of its attributes.
type Attributes = HashMap<&'static str, f64>;

/// An instance with a field for each attribute.
struct Point {
    x: f64,
    y: f64,
    z: f64,
}

/// Instances of one shape, side by side in a list.
pub struct Instances(Shape);

enum Shape {
    Maps(Vec<Attributes>),
    Structs(Vec<Point>),
}

impl Instances {
    fn maps(points: impl Iterator<Item = [f64; 3]>) -> Self {
        Self(Shape::Maps(points.map(map).collect()))
    }

    fn structs(points: impl Iterator<Item = [f64; 3]>) -> Self {
        let point = |[x, y, z]: [f64; 3]| Point { x, y, z };
        Self(Shape::Structs(points.map(point).collect()))
    }

    /// Adds up all coordinates.
    fn sum(&self) -> f64 {
        match &self.0 {
            Shape::Maps(maps) => {
                maps.iter().map(|m| m["x"] + m["y"] + m["z"]).sum()
            }
            Shape::Structs(points) => {
                points.iter().map(|p| p.x + p.y + p.z).sum()
            }
        }
    }
}

fn map(point: [f64; 3]) -> Attributes {
    ["x", "y", "z"].into_iter().zip(point).collect()
}

/// Maps of which some get a fourth attribute once all are there.
fn more_maps(case: &Case) -> Instances {
    let mut random = case.random.clone();
    let mut maps: Vec<Attributes> = samples(case).map(map).collect();
    for map in maps.iter_mut().filter(|_| random.below(4) == 0) {
        map.insert("w", 4.0);
    }
    Instances(Shape::Maps(maps))
}

/// The coordinates of the instances that are measured.
fn samples(case: &Case) -> impl ExactSizeIterator<Item = [f64; 3]> {
    (0..case.instances).map(|i| [f64::from(i), 2.0, 3.0])
}

/// Gives what `build` gives, and how many bytes that takes.
pub type Measure = fn(build: &dyn Fn() -> Instances) -> (Instances, i64);

/// Has `measure` measure what `make` makes, and notes what the allocator gave.
fn weigh(
    of: &'static str,
    measure: Measure,
    make: impl Fn() -> Instances,
) -> (Instances, Claim) {
    let given = Cell::new(0);
    let build = || {
        let before = meter::live_bytes();
        let instances = make();
        given.set(meter::live_bytes() - before);
        instances
    };
    let (instances, said) = measure(&build);
    let claimed = usize::try_from(said).ok();
    (instances, Claim { of, claimed, allocated: given.get() })
}

/// Has `measure` measure three lists of instances, one after the other, and
/// keeps the points in the shape that it finds smaller. What is live besides
/// changes between the calls, so that nothing but a reading right before tells
/// it.
pub fn benchmark(case: &Case, measure: Measure) -> Answer {
    let make = || Instances::maps(samples(case));
    let (maps, of_maps) = weigh("all maps", measure, make);
    let own = black_box(vec![1_u64; case.instances as usize]);
    let make = || more_maps(case);
    let (more, of_more) = weigh("maps, some with a w", measure, make);
    drop(black_box(own));
    let make = || Instances::structs(samples(case));
    let (structs, of_structs) = weigh("all structs", measure, make);
    // All three are there until now, as what is live besides a measurement.
    drop(black_box((maps, more, structs)));

    let points = case.points.iter();
    let kept = if of_structs.claimed <= of_maps.claimed {
        Instances::structs(points)
    } else {
        Instances::maps(points)
    };
    let claims = [of_maps, of_more, of_structs];
    let found = Measured { instances: case.instances, claims };
    Answer { value: kept.sum(), found }
}

/// The bytes that `measure_allocation` said, beside those of the allocator.
pub struct Measured {
    instances: u32,
    claims: [Claim; 3],
}

/// The sum of all coordinates of the points that were kept, and what was
/// measured. Exact: every partial sum is a multiple of 1/8 below 2^50.
pub type Answer = Found<f64, Measured>;

/// The exercise.
pub struct SlotsBenchmark;

/// A coordinate is one of so many multiples of 1/8.
const COORDINATES: u32 = 1 << 28;

fn coordinates(random: &mut Random) -> [f64; 3] {
    [(); 3].map(|()| f64::from(random.below_u32(COORDINATES)) / 8.0)
}

impl Exercise for SlotsBenchmark {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "slots-benchmark";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "instances",
            label: "Instances of each shape",
            default: 10_000,
            min: 0,
            max: 200_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 30_000, 100_000],
        },
        KnobSpec {
            name: "points",
            label: "Points to keep",
            default: 200_000,
            min: 0,
            max: 500_000,
            scale: Scale::Logarithmic,
            sweep: &[100, 1_000, 10_000, 50_000, 200_000, 400_000],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("instances", 0)],
        &[("instances", 0), ("points", 0)],
        &[("instances", 1), ("points", 1)],
        &[("instances", 2), ("points", 3)],
        &[("instances", 3), ("points", 0)],
        &[("instances", 1_023), ("points", 1_023)],
    ];

    fn left_out(_: &Case, answer: &Answer) -> Option<String> {
        let claims = &answer.found.claims;
        let wrong = claims.iter().find(|claim| claim.off() != Some(0))?;
        let said = match wrong.claimed {
            Some(claimed) => text::grouped(claimed as u64),
            None => "fewer than 0".to_owned(),
        };
        Some(format!(
            "measure_allocation says that “{}” takes {said} bytes, and the \
             allocator gave {} for it",
            wrong.of,
            text::grouped(wrong.allocated.unsigned_abs())
        ))
    }

    fn findings(_: &Case, answer: &Answer) -> Vec<Finding> {
        let claims = &answer.found.claims;
        let title =
            "What measure_allocation said, and what the allocator gave";
        vec![table(title, claims), result(&answer.found)]
    }

    fn case(values: &Values) -> Case {
        let count = values.count("points");
        Case {
            instances: values.count("instances"),
            random: values.random_of_exercise(),
            points: Source::new(values.random(), count, coordinates),
            count,
        }
    }

    fn floor(case: &Case) -> u64 {
        (case.count * size_of::<[f64; 3]>()) as u64
    }

    fn budget(case: &Case) -> u64 {
        // The points as structs, and what is measured before: two maps and a
        // struct for each instance, of which a map may have a fourth entry.
        let measured = 108 + 176 + 24;
        Self::floor(case) + u64::from(case.instances) * measured + (1 << 10)
    }
}

/// The figures by which shapes are compared; none without instances.
fn result(measured: &Measured) -> Finding {
    let instances = i64::from(measured.instances);
    let [maps, more, structs] = measured
        .claims
        .map(|claim| claim.claimed.and_then(|said| i64::try_from(said).ok()));
    let each =
        |of: Option<i64>| cell(of.and_then(|of| of.checked_div(instances)));
    let percent = maps
        .zip(structs)
        .and_then(|(maps, structs)| (100 * maps).checked_div(structs));
    let table = Numbers::new("figure", ["as measured"])
        .row("bytes a map", [each(maps)])
        .row("bytes a map, some with a w", [each(more)])
        .row("bytes a struct", [each(structs)])
        .row("a map in percent of a struct", [cell(percent)]);
    table.titled("The benchmark's result")
}
