//! memory-monitor: a sampler that watches work for as long as it goes on, and
//! what the sampler itself may keep.

mod naive;
mod optimized;

use meter::trace::Statistics;
use protocol::{Finding, FindingTable, Headline, Scale, StatisticRow};

use crate::harness::{
    Edges, Exercise, Found, KnobSpec, Lines, Numbers, Values, Variant, cell,
    finding,
};

/// How much work to watch.
pub struct Case {
    /// How many records the work makes.
    pub records: u32,
}

/// What a monitor found.
pub struct Monitored {
    /// How many samples it took.
    pub taken: u64,
    /// How many of them it still has.
    pub kept: u64,
    /// The bytes that it holds itself.
    pub own_bytes: i64,
    /// The most bytes of the work that any sample saw live.
    pub peak: i64,
    /// What the newest sample saw.
    pub newest: i64,
    /// The lines that held most at the highest, or up to an eighth
    /// below it.
    pub lines: Statistics,
}

/// The sum of all numbers of all records, and what the monitor found.
pub type Answer = Found<u64, Lines<Monitored>>;

/// The exercise.
pub struct MemoryMonitor;

/// How many numbers a record has. A sample is taken after each.
pub const NUMBERS: u32 = 100;

/// The bytes of one record's numbers.
const RECORD_BYTES: u64 = NUMBERS as u64 * size_of::<u32>() as u64;

fn table(found: &Monitored) -> Finding {
    let columns = [
        "samples taken",
        "samples kept",
        "bytes of its own",
        "highest bytes seen",
        "bytes seen last",
    ];
    let cells = [
        cell(found.taken),
        cell(found.kept),
        cell(found.own_bytes),
        cell(found.peak),
        cell(found.newest),
    ];
    let table = Numbers::new("monitor", columns).row("at the end", cells);
    table.titled("What the monitor found")
}

fn lines(found: &Monitored) -> FindingTable {
    let row = |line: &meter::trace::Statistic| StatisticRow {
        place: line.place.clone(),
        bytes: line.bytes,
        blocks: line.blocks,
    };
    FindingTable::Statistics(found.lines.iter().map(row).collect())
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
    ];
    const TRACED: bool = true;

    fn findings(_: &Case, answer: &Answer) -> Vec<Finding> {
        const TITLE: &str = "The three lines that held most at the highest";
        match &answer.found {
            Ok(found) => vec![table(found), finding(TITLE, lines(found))],
            Err(why) => {
                let why = FindingTable::Unavailable(why.to_string());
                vec![finding(TITLE, why)]
            }
        }
    }

    fn case(values: &Values) -> Case {
        Case { records: values.count("records") }
    }

    fn floor(case: &Case) -> u64 {
        // The work holds all numbers when it ends.
        u64::from(case.records) * RECORD_BYTES
    }

    fn budget(case: &Case) -> u64 {
        // What the work takes at its peak: the numbers twice, with a place in
        // a list for each record. For the monitor an eighth of that and a few
        // hundred samples; a sample a step takes more than the work.
        let record = 2 * RECORD_BYTES + size_of::<Vec<u32>>() as u64;
        let work = u64::from(case.records) * record;
        work + work / 8 + (1 << 12)
    }
}
