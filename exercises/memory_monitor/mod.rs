//! memory-monitor: a sampler that watches work for as long as it goes on, and
//! what the sampler itself may keep.

mod naive;
mod optimized;

use std::fmt;

use meter::trace::{Statistic, Statistics};
use protocol::{Finding, FindingTable, Headline, Scale, StatisticRow, text};

use crate::harness::{
    Edges, Exercise, Found, KnobSpec, Lines, Numbers, Source, Values, Variant,
    cell, finding,
};

/// The work to watch.
pub struct Case {
    /// The number of records that the work makes.
    pub records: usize,
    /// The numbers of all records. Each can be taken only once.
    pub numbers: Source<u32>,
    limit: u32,
}

impl Case {
    /// The sum of those of the numbers that count.
    ///
    /// # Panics
    ///
    /// If numbers are still to come: only then it is known which of them
    /// count.
    #[track_caller]
    pub fn sum(&self, numbers: &[u32]) -> u64 {
        self.numbers.require_all_taken("what counts", "numbers");
        let count = numbers.iter().filter(|&number| *number > self.limit);
        count.copied().map(u64::from).sum()
    }

    /// The number of steps: one for each number, one when all are joined, and
    /// one for each record that goes.
    fn steps(&self) -> u64 {
        self.records as u64 * (NUMBERS as u64 + 1) + 1
    }

    /// The bytes that the work has live after a step, counting from 0.
    fn live_after(&self, step: u64) -> u64 {
        let records = self.records as u64;
        let list = records * size_of::<Vec<u32>>() as u64;
        let joined = records * NUMBERS as u64;
        let copies = if step < joined {
            step / NUMBERS as u64 + 1
        } else {
            2 * records - (step - joined)
        };
        list + copies * RECORD_BYTES
    }

    /// The most bytes that the work has live after any step.
    fn highest(&self) -> u64 {
        self.live_after(self.records as u64 * NUMBERS as u64)
    }
}

/// The bytes that the work had live at one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The number of the step, counting from 0.
    pub tick: u64,
    /// The bytes that were live.
    pub bytes: i64,
}

/// The findings of every monitor.
#[derive(PartialEq)]
pub struct Watched {
    /// The work's result.
    pub sum: u64,
    /// The number of samples that were taken.
    pub taken: u64,
}

impl fmt::Display for Watched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sum = text::grouped(self.sum);
        write!(f, "{sum} in {} samples", text::grouped(self.taken))
    }
}

/// The rest of what a monitor found.
pub struct Monitored {
    /// The most bytes of the work that any sample saw live.
    pub highest: i64,
    /// The bytes that the monitor holds itself.
    pub own_bytes: i64,
    /// The last samples, oldest first: [`LAST`] or more, if so many were
    /// taken.
    pub last: Vec<Sample>,
    /// The lines that held most at the peak, or up to an eighth below it.
    pub lines: Lines<Statistics>,
}

/// The work's result, and what the monitor found.
pub type Answer = Found<Watched, Monitored>;

/// The exercise.
pub struct MemoryMonitor;

/// The numbers of a record. A sample is taken after each.
pub const NUMBERS: usize = 100;

/// The last samples that a monitor reports.
pub const LAST: usize = 100;

/// The bytes of one record's numbers.
const RECORD_BYTES: u64 = (NUMBERS * size_of::<u32>()) as u64;

/// The bytes that a monitor may hold, however much work it watches.
const MONITOR_BYTES: u64 = 48 << 10;

/// All numbers are below this one.
const NUMBER: u32 = 1 << 20;

/// Says what is wrong with the highest of all samples, if anything.
fn wrong_highest(case: &Case, highest: i64) -> Option<String> {
    let off = highest - case.highest().cast_signed();
    let than = match off.signum() {
        0 => return None,
        1 => {
            "more than the work ever had live: is all that the monitor \
             allocates counted in `own_bytes`?"
        }
        _ => {
            "less than the work had live at its peak: compare each sample \
             with the highest so far, and take what the monitor frees off \
             `own_bytes`"
        }
    };
    Some(format!(
        "the highest of all samples is said to be {} bytes, {} {than}",
        text::grouped_signed(highest),
        text::grouped(off.unsigned_abs())
    ))
}

/// Says what is wrong with the last samples, if anything.
fn wrong_samples(case: &Case, last: &[Sample]) -> Option<String> {
    let steps = case.steps();
    let wanted = usize::try_from(steps).map_or(LAST, |all| all.min(LAST));
    let first = last.len().checked_sub(wanted);
    let Some(first) = first else {
        return Some(format!(
            "the last {wanted} samples are asked for, and the report has {}",
            last.len()
        ));
    };
    let right = (steps - wanted as u64..steps).map(|tick| Sample {
        tick,
        bytes: case.live_after(tick).cast_signed(),
    });
    let wrong = last[first..].iter().zip(right).find(|(a, b)| *a != b);
    wrong.map(|(got, right)| {
        format!(
            "among the last samples, tick {} is said to have {} bytes; it \
             should be tick {} with {} bytes",
            text::grouped(got.tick),
            text::grouped_signed(got.bytes),
            text::grouped(right.tick),
            text::grouped_signed(right.bytes)
        )
    })
}

/// Says what is wrong with the lines at the peak, if anything.
fn wrong_lines(case: &Case, lines: &[Statistic]) -> Option<String> {
    let held: u64 = lines.iter().map(|line| line.bytes).sum();
    let least = case.highest() - case.highest() / 8;
    (held < least).then(|| {
        format!(
            "the three lines had {} bytes, and the work's peak is {}: take \
             a snapshot when more is live than at the last one",
            text::grouped(held),
            text::grouped(case.highest())
        )
    })
}

fn table(found: &Monitored, taken: u64) -> Finding {
    let columns = [
        "samples taken",
        "samples kept",
        "bytes of its own",
        "highest bytes seen",
        "bytes seen last",
    ];
    let cells = [
        cell(taken),
        cell(found.last.len()),
        cell(found.own_bytes),
        cell(found.highest),
        cell(found.last.last().map(|sample| sample.bytes)),
    ];
    let table = Numbers::new("monitor", columns).row("at the end", cells);
    table.titled("What the monitor found")
}

fn rows(lines: &[Statistic]) -> FindingTable {
    let row = |line: &Statistic| StatisticRow {
        place: line.place.clone(),
        bytes: line.bytes,
        blocks: line.blocks,
    };
    FindingTable::Statistics(lines.iter().map(row).collect())
}

impl Exercise for MemoryMonitor {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "memory-monitor";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "records",
        label: "Records",
        default: 1_000,
        min: 0,
        max: 30_000,
        scale: Scale::Logarithmic,
        sweep: &[1, 10, 30, 100, 300, 1_000, 3_000],
    }];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("records", 0)],
        &[("records", 1)],
        &[("records", 2)],
        &[("records", 7)],
        &[("records", 129)],
        // A history that grows slowly has outgrown the budget here.
        &[("records", 3_000)],
    ];
    const TRACED: bool = true;

    // A monitor that sees nothing takes least.
    fn left_out(case: &Case, answer: &Answer) -> Option<String> {
        let Monitored { highest, last, lines, .. } = &answer.found;
        let lines = lines.as_ref().ok();
        wrong_highest(case, *highest)
            .or_else(|| wrong_samples(case, last))
            .or_else(|| wrong_lines(case, lines?))
    }

    fn findings(_: &Case, answer: &Answer) -> Vec<Finding> {
        const TITLE: &str = "The three lines that held most at the peak";
        match &answer.found.lines {
            Ok(lines) => vec![
                table(&answer.found, answer.value.taken),
                finding(TITLE, rows(lines)),
            ],
            Err(why) => {
                let why = FindingTable::Unavailable(why.to_string());
                vec![finding(TITLE, why)]
            }
        }
    }

    fn case(values: &Values) -> Case {
        let records: usize = values.count("records");
        let random = values.random();
        Case {
            records,
            numbers: Source::new(random, records * NUMBERS, |random| {
                random.below_u32(NUMBER)
            }),
            limit: values.random_of_exercise().below_u32(NUMBER / 2),
        }
    }

    fn floor(case: &Case) -> u64 {
        // The work holds all numbers when it ends.
        case.records as u64 * RECORD_BYTES
    }

    fn budget(case: &Case) -> u64 {
        // The work's peak: the numbers twice, with a place in
        // a list for each record. For the monitor as much in any case.
        case.highest() + MONITOR_BYTES
    }
}
