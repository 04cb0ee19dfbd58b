//! top-allocators: the lines that hold most after any piece of work.

mod naive;
mod optimized;

use std::cell::Cell;

use meter::trace::Statistics;
use protocol::random::Random;
use protocol::{Finding, Headline, Scale, text};

use crate::harness::{
    Edges, Exercise, Found, KnobSpec, Lines, Source, Values, Variant, finding,
    grown, statistics,
};
use crate::rows::Wanted;

/// The parts of the work.
pub struct Case {
    /// The title of what is made.
    pub title: String,
    /// The numbers. Each can be taken once.
    pub numbers: Source<u32>,
    /// The numbers whose squares are wanted, all different. Each can be taken
    /// once.
    pub keys: Source<u32>,
    /// The characters of the string, of a byte each. Each can be taken once.
    pub characters: Source<char>,
    asked: Asked,
    counts: [usize; 3],
}

/// The question about what was made.
#[derive(Clone, Copy)]
pub struct Asked {
    /// Numbers and keys below this one are wanted.
    pub below: u32,
    /// The character that is wanted.
    pub character: char,
}

impl Case {
    /// The question about what was made.
    ///
    /// # Panics
    ///
    /// If anything is still to come: it is known after the last of all.
    #[track_caller]
    pub fn asked(&self) -> Asked {
        self.numbers.require_all_taken("the question", "numbers");
        self.keys.require_all_taken("the question", "keys");
        self.characters.require_all_taken("the question", "characters");
        self.asked
    }
}

/// The answer to the question, and the lines that hold most.
pub type Answer = Found<u64, Lines<Statistics>>;

/// The exercise.
pub struct TopAllocators;

/// The number of lines that are asked for.
const LINES: usize = 3;

/// More bytes than an answer takes.
const ANSWER: i64 = 1 << 10;

/// All numbers and keys are below this power of two.
const NUMBERS: u32 = 1 << 21;

fn character(random: &mut Random) -> char {
    let all = b"abcdefghijklmnopqrstuvwxyz";
    char::from(all[random.index(all.len())])
}

/// The bytes of each part, with nothing to spare.
fn parts(case: &Case) -> [u64; 3] {
    let [numbers, squares, characters] = case.counts;
    [numbers * size_of::<u32>(), squares * size_of::<u64>(), characters]
        .map(|bytes| bytes as u64)
}

/// Says that what was made is still there with the answer, which needs hardly
/// more than three lines.
fn leaked(live: i64) -> Option<String> {
    (live > ANSWER).then(|| {
        format!(
            "{} bytes are still live when `solve` is done: what the work made \
             should have an owner, and go with it",
            text::grouped(live.unsigned_abs())
        )
    })
}

impl Exercise for TopAllocators {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "top-allocators";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "numbers",
            label: "Numbers",
            default: 50_000,
            min: 0,
            max: 2_000_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 100_000, 500_000],
        },
        KnobSpec {
            name: "squares",
            label: "Squares",
            default: 10_000,
            min: 0,
            max: 1_000_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 50_000, 200_000],
        },
        KnobSpec {
            name: "characters",
            label: "Characters of the string",
            default: 1_000_000,
            min: 0,
            max: 20_000_000,
            scale: Scale::Logarithmic,
            sweep: &[100, 1_000, 10_000, 100_000, 1_000_000, 5_000_000],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("numbers", 0), ("squares", 0), ("characters", 0)],
        &[("numbers", 1), ("squares", 1), ("characters", 1)],
        &[("numbers", 0), ("squares", 4), ("characters", 0)],
        &[("numbers", 5), ("squares", 3), ("characters", 9)],
        &[("numbers", 1_023), ("squares", 15), ("characters", 33)],
    ];
    const TRACED: bool = true;

    fn left_out(case: &Case, answer: &Answer) -> Option<String> {
        let parts = parts(case);
        Wanted { most: LINES, parts }
            .wrong(&answer.found)
            .or_else(|| leaked(meter::live_bytes()))
    }

    fn findings(_: &Case, answer: &Answer) -> Vec<Finding> {
        let title = "The three lines that hold most after the work";
        vec![finding(title, statistics(&answer.found))]
    }

    fn case(values: &Values) -> Case {
        let [numbers, squares, characters] =
            ["numbers", "squares", "characters"]
                .map(|knob| values.count(knob));
        let mut random = values.random();
        let mut part = || Random::new(random.bits());
        // An odd factor leads from different numbers to different ones.
        let next = Cell::new(part().below_u32(NUMBERS));
        let key = move |_: &mut Random| {
            next.replace((next.get() + 1) % NUMBERS)
                .wrapping_mul(2_654_435_761)
                % NUMBERS
        };
        let mut question = part();
        let asked = Asked {
            below: question.below_u32(NUMBERS),
            character: character(&mut question),
        };
        Case {
            title: "Numbers, squares and a string".to_owned(),
            numbers: Source::new(part(), numbers, |random| {
                random.below_u32(NUMBERS)
            }),
            keys: Source::new(part(), squares, key),
            characters: Source::new(part(), characters, character),
            asked,
            counts: [numbers, squares, characters],
        }
    }

    fn floor(case: &Case) -> u64 {
        parts(case).iter().sum()
    }

    fn budget(case: &Case) -> u64 {
        // Room for lists that grow by doubling, and for a map that has its old
        // and its new table at once. The string has a byte a character.
        let [numbers, squares, characters] = case.counts;
        grown::<u32>(numbers)
            + 4 * grown::<(u32, u64)>(squares)
            + grown::<u8>(characters)
            + (1 << 10)
    }
}
