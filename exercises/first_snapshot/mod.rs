//! first-snapshot: a snapshot sees what was allocated since the trace began.

mod naive;
mod optimized;
mod started;

use meter::trace::{self, Statistics, Unavailable};
use protocol::random::Random;
use protocol::{Finding, Headline, Scale, text};

use crate::harness::{
    Edges, Exercise, Found, KnobSpec, Lines, Source, Values, Variant, finding,
    statistics,
};

/// The numbers to keep, in two lists.
pub struct Case {
    /// The older numbers. Each can be taken once.
    pub older: Source<u64>,
    /// The numbers to trace. Each can be taken once.
    pub numbers: Source<u64>,
    mark: u64,
    sizes: [usize; 2],
}

impl Case {
    /// The number that all others are measured from.
    ///
    /// # Panics
    ///
    /// If numbers are still to come: it is known after the last one.
    #[track_caller]
    pub fn mark(&self) -> u64 {
        self.older.require_all_taken("the mark", "older numbers");
        self.numbers.require_all_taken("the mark", "numbers");
        self.mark
    }
}

/// The distances of all numbers from the mark, added up, and what was live by
/// line.
pub type Answer = Found<u64, Lines<Statistics>>;

/// The exercise.
pub struct FirstSnapshot;

/// A number is below this: far too large for a `u32`.
const NUMBERS: u64 = 1 << 40;

fn number(random: &mut Random) -> u64 {
    random.below(NUMBERS)
}

/// The bytes of so many numbers.
fn bytes(numbers: usize) -> u64 {
    (numbers * size_of::<u64>()) as u64
}

/// Says what is missing in a table, or should not be in it.
fn wrong(case: &Case, rows: &Statistics) -> Option<String> {
    let seen = rows.iter().map(|row| row.bytes).sum::<u64>();
    let [older, numbers] = case.sizes.map(bytes);
    let [said, needed, old] = [seen, numbers, older].map(text::grouped);
    if seen < numbers {
        return Some(format!(
            "the table has {said} bytes, and the {needed} of the numbers are \
             not among them: a snapshot sees what was allocated since the \
             trace began, so begin it before the numbers are made, and take \
             the snapshot while they are there"
        ));
    }
    // Only where they are many more can their line be told from that of a list
    // with room to spare.
    let is_larger = older > 2 * numbers + (1 << 10);
    // Collected, or pushed one by one.
    let list = case.sizes[0];
    let list = [list, list.next_power_of_two()].map(bytes);
    let has_older = rows.iter().any(|row| list.contains(&row.bytes));
    if is_larger && has_older {
        return Some(format!(
            "the table has the {old} bytes of the older numbers: begin the \
             trace after these were made, and keep the numbers in a list of \
             their own"
        ));
    }
    // A hash set takes up to 21 bytes a number.
    let room = 4 * numbers + (1 << 10);
    let too_large = rows.iter().find(|row| row.bytes > room)?;
    let next_step = if is_larger && too_large.bytes >= older {
        "begin the trace after the older numbers were made, and keep the \
         numbers in a list of their own, with no more room than they need"
    } else {
        "ask for no more room than they need (`case.numbers.left()` says how \
         many are to come)"
    };
    Some(format!(
        "a line of the table holds {} bytes, and the numbers take {needed}: \
         {next_step}",
        text::grouped(too_large.bytes)
    ))
}

impl Exercise for FirstSnapshot {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "first-snapshot";
    const HEADLINE: Headline = Headline::Allocations;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "numbers",
            label: "Numbers",
            default: 100_000,
            min: 0,
            max: 1_000_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 100_000, 300_000],
        },
        KnobSpec {
            name: "older",
            label: "Older numbers",
            default: 300_000,
            min: 0,
            max: 2_000_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 100_000, 500_000],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "started", solve: started::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("numbers", 0), ("older", 0)],
        &[("numbers", 0)],
        &[("numbers", 1), ("older", 1)],
        &[("numbers", 4), ("older", 0)],
        &[("numbers", 5), ("older", 100)],
        &[("numbers", 1_023), ("older", 7)],
    ];
    const TRACED: bool = true;

    fn left_out(case: &Case, answer: &Answer) -> Option<String> {
        if trace::snapshot().err() == Some(Unavailable::NoLines) {
            return None;
        }
        match &answer.found {
            Ok(rows) => wrong(case, rows),
            Err(why) => Some(format!("there is no table: {why}")),
        }
    }

    fn findings(_: &Case, answer: &Answer) -> Vec<Finding> {
        let title = "Live in the snapshot, by line";
        vec![finding(title, statistics(&answer.found))]
    }

    fn case(values: &Values) -> Case {
        let mut random = values.random();
        let sizes = [values.count("older"), values.count("numbers")];
        let [older, numbers] = sizes.map(|count| {
            Source::new(Random::new(random.bits()), count, number)
        });
        let mark = number(&mut values.random_of_exercise());
        Case { older, numbers, mark, sizes }
    }

    fn floor(case: &Case) -> u64 {
        case.sizes.into_iter().map(bytes).sum()
    }

    fn budget(_: &Case) -> u64 {
        // Room for two lists that grow by doubling, and not for a block a
        // number.
        50
    }
}
