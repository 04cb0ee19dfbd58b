//! ask-slots-costs: fields that every record has, and fields that only some
//! need.

mod boxed;
#[expect(
    clippy::cast_possible_truncation,
    reason = "the map's numbers were made of 32 bits each"
)]
mod naive;
mod optimized;
mod wide;

use std::cell::Cell;
use std::fmt;

use protocol::random::Random;
use protocol::{Finding, FindingTable, Headline, Layout, Scale, Shape};

use crate::harness::{
    Edges, Exercise, KnobSpec, Source, Values, Variant, finding, layout,
};

/// The records to keep.
pub struct Case {
    /// The records. Each can be taken once.
    pub records: Source<Record>,
    count: usize,
    repaired: usize,
}

/// A machine, as it comes from outside.
#[derive(Clone, Copy)]
pub struct Record {
    /// Its number.
    pub id: u32,
    /// Its place.
    pub x: i32,
    /// Its place.
    pub y: i32,
    /// The last repair, if there was one.
    pub repair: Option<Repair>,
}

/// A repair of a machine.
#[derive(Clone, Copy)]
pub struct Repair {
    /// The time of the repair.
    pub at: u64,
    /// The person who did it.
    pub by: u64,
}

/// A number that depends on every field of every machine, and on their order.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Answer(u64);

impl Answer {
    /// Adds one machine.
    pub fn add(&mut self, id: u32, x: i32, y: i32, repair: Option<Repair>) {
        let Repair { at, by } = repair.unwrap_or(Repair { at: 0, by: 0 });
        let [x, y] = [x, y].map(|it| u64::from(it.cast_unsigned()));
        for part in [id.into(), x, y, at, by] {
            self.0 = self.0.wrapping_mul(31).wrapping_add(part);
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "checksum {:x}", self.0)
    }
}

/// So many machines, and so many of them repaired, wherever they are.
fn records(random: Random, count: usize, repaired: usize) -> Source<Record> {
    let (left, repaired_left) = (Cell::new(count), Cell::new(repaired));
    Source::new(random, count, move |random| {
        let was_repaired = random.index(left.get()) < repaired_left.get();
        left.set(left.get() - 1);
        let [id, x, y] = [(); 3].map(|()| random.below_u32(u32::MAX));
        let repair = was_repaired.then(|| {
            repaired_left.set(repaired_left.get() - 1);
            Repair { at: random.bits(), by: random.bits() }
        });
        Record { id, x: x.cast_signed(), y: y.cast_signed(), repair }
    })
}

/// The exercise.
pub struct AskSlotsCosts;

impl AskSlotsCosts {
    /// A record as a variant keeps it.
    fn kept(variant: &str) -> Option<Layout> {
        Some(match variant {
            "wide" => {
                layout!(wide::Machine as "Machine, with room for a repair";
                    id: u32, x: i32, y: i32, repair: Option<Repair>)
            }
            "boxed" => {
                layout!(boxed::Machine as "Machine, with the address of one";
                    id: u32, x: i32, y: i32, repair: Option<Box<Repair>>)
            }
            "optimized" => layout!(optimized::Machine as "Machine, without";
                id: u32, x: i32, y: i32),
            _ => return None,
        })
    }
}

impl Exercise for AskSlotsCosts {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "ask-slots-costs";
    const HEADLINE: Headline = Headline::Peak;
    const SHAPE: Shape = Shape::Interview;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "repaired",
            label: "Machines with a repair, in percent",
            default: 5,
            min: 0,
            max: 100,
            scale: Scale::Linear,
            sweep: &[1, 5, 10, 20, 30, 40, 60, 80, 100],
        },
        KnobSpec {
            name: "machines",
            label: "Machines",
            default: 20_000,
            min: 0,
            max: 200_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 50_000, 100_000],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "wide", solve: wide::solve },
        Variant { name: "boxed", solve: boxed::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("machines", 0)],
        &[("machines", 1), ("repaired", 100)],
        &[("machines", 1_023)],
        &[("repaired", 0)],
        &[("repaired", 100)],
    ];

    fn case(values: &Values) -> Case {
        let count: usize = values.count("machines");
        let percent: usize = values.count("repaired");
        let repaired = count * percent / 100;
        let records = records(values.random(), count, repaired);
        Case { records, count, repaired }
    }

    fn floor(case: &Case) -> u64 {
        let fixed = 3 * size_of::<u32>();
        (case.count * fixed + case.repaired * size_of::<Repair>()) as u64
    }

    fn pictures(variant: &str, _: &Case) -> Vec<Finding> {
        let layouts: Vec<Layout> = Self::kept(variant).into_iter().collect();
        if layouts.is_empty() {
            return Vec::new();
        }
        vec![finding("A record in the list", FindingTable::Layouts(layouts))]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_machines_were_repaired_as_asked_for() {
        for (count, repaired) in [(0, 0), (1, 0), (1, 1), (1_000, 50)] {
            let all = records(Random::new(1), count, repaired);
            let found = all.iter().filter(|it| it.repair.is_some()).count();
            assert_eq!((found, all.left()), (repaired, 0));
        }
    }

    #[test]
    fn the_answer_depends_on_every_field() {
        let repair = Some(Repair { at: 4, by: 5 });
        let answer = |id, x, y, repair| {
            let mut answer = Answer::default();
            answer.add(id, x, y, repair);
            answer
        };
        let all = answer(1, 2, 3, repair);
        assert_ne!(all, answer(2, 2, 3, repair));
        assert_ne!(all, answer(1, 3, 2, repair));
        assert_ne!(all, answer(1, 2, 3, None));
    }
}
