//! @slug@: ??? what it is about, in one line.

mod naive;
mod optimized;

use protocol::{Headline, Scale};

use crate::harness::{
    Edges, Exercise, KnobSpec, Source, Values, Variant, grown,
};

/// ??? What a version gets.
pub struct Case {
    /// ??? What they are. Each can be taken once.
    pub numbers: Source<u64>,
    count: usize,
}

/// ??? What a version computes. It must depend on all of the payload, so that
/// no version can leave a part of it out.
pub type Answer = u64;

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
        let draw = |random: &mut protocol::random::Random| random.below(1_000);
        Case { numbers: Source::new(values.random(), count, draw), count }
    }

    fn floor(case: &Case) -> u64 {
        (case.count * size_of::<u64>()) as u64
    }

    fn budget(case: &Case) -> u64 {
        // ??? What good versions need: a list that grows by doubling, and some
        // slack for small cases. Elements twice as large must be over it.
        grown::<u64>(case.count) + (1 << 10)
    }

    fn left_out(case: &Case, _: &Answer) -> Option<String> {
        case.numbers.untaken("numbers")
    }
}
