//! leak-hunt: a cache that never forgets, and the line that tells.

mod naive;
mod optimized;

use meter::trace::Differences;
use protocol::{Finding, Headline, Scale};

use crate::harness::{
    Edges, Exercise, Found, KnobSpec, Lines, Values, Variant, differences,
    finding,
};

/// How often to call. Every call has a key of its own: its number.
pub struct Case {
    /// The keys are 0, 1, … below this number.
    pub calls: u32,
}

/// The sum of what all calls gave, and what the later half of them left
/// behind.
pub type Answer = Found<u64, Lines<Differences>>;

/// The exercise.
pub struct LeakHunt;

/// The bytes of the 1,000 numbers that belong to one key.
const KEY_BYTES: u64 = size_of::<[u64; 1_000]>() as u64;

impl Exercise for LeakHunt {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "leak-hunt";
    const HEADLINE: Headline = Headline::Retained;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "calls",
        label: "Calls",
        default: 100,
        min: 0,
        max: 10_000,
        scale: Scale::Logarithmic,
        sweep: &[1, 5, 10, 30, 100, 300, 1_000],
    }];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("calls", 0)],
        &[("calls", 1)],
        &[("calls", 10)],
        &[("calls", 11)],
        &[("calls", 21)],
        &[("calls", 257)],
    ];
    const TRACED: bool = true;

    fn findings(_: &Case, answer: &Answer) -> Vec<Finding> {
        let title = "After the last call compared with half-way, by line";
        vec![finding(title, differences(&answer.found))]
    }

    fn case(values: &Values) -> Case {
        Case { calls: values.count("calls") }
    }

    fn floor(case: &Case) -> u64 {
        // The numbers of one key, while they are added up.
        u64::from(case.calls.min(1)) * KEY_BYTES
    }

    fn budget(_: &Case) -> u64 {
        // The same for any number of calls: a few keys, with their table.
        16 * KEY_BYTES + (1 << 12)
    }
}
