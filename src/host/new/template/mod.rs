//! @slug@: ??? what it is about, in one line.

mod naive;
mod optimized;

use protocol::random::Random;
use protocol::{Headline, Scale};

use crate::harness::{
    Edges, Exercise, KnobSpec, Source, Values, Variant, grown,
};

/// ??? What a version gets.
pub struct Case {
    /// ??? What they are. Each can be taken once.
    pub numbers: Source<u64>,
    start: u64,
    count: usize,
}

impl Case {
    /// ??? What is asked about them. It is known after the last one: else each
    /// could be forgotten as soon as it came.
    ///
    /// # Panics
    ///
    /// If numbers are still to come.
    #[track_caller]
    pub fn start(&self) -> u64 {
        self.numbers.require_all_taken("the start", "numbers");
        self.start
    }
}

/// ??? What a version computes. It must depend on all of the payload, so that
/// no version can leave a part of it out.
pub type Answer = u64;

/// ??? A number is one of so many: too many for a smaller type, or for a count
/// of each.
fn number(random: &mut Random) -> u64 {
    random.bits() >> 24
}

/// The exercise.
pub struct @Name@;

impl Exercise for @Name@ {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "@slug@";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "numbers",
        label: "Numbers",
        default: 7_000,
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
        &[("numbers", 0)],
        &[("numbers", 1)],
        &[("numbers", 2)],
        &[("numbers", 1_023)],
    ];

    fn case(values: &Values) -> Case {
        let count = values.count("numbers");
        let numbers = Source::new(values.random(), count, number);
        let start = number(&mut values.random_of_exercise());
        Case { numbers, start, count }
    }

    fn floor(case: &Case) -> u64 {
        (case.count * size_of::<u64>()) as u64
    }

    fn budget(case: &Case) -> u64 {
        // ??? What good versions need: a list that grows by doubling, and some
        // slack for small cases. Elements twice as large must be over it.
        grown::<u64>(case.count) + (1 << 10)
    }
}
