//! memory-monitor: a sampler that watches work for as long as it goes on, and
//! what the sampler itself may keep.

mod naive;
mod optimized;
#[cfg(feature = "starters")]
mod starter;

use meter::trace::Statistics;
use protocol::{
    Finding, FindingTable, Headline, NumberRow, NumberTable, Scale,
    StatisticRow,
};

use crate::harness::{Exercise, KnobSpec, Values, Variant, WithLines};

/// How much work to watch.
pub struct Case {
    /// How many records the work makes.
    pub records: u32,
}

/// What a monitor found.
pub struct Found {
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
pub type Answer = WithLines<u64, Found>;

/// The exercise.
pub struct MemoryMonitor;

/// How many numbers a record has. A sample is taken after each.
pub const NUMBERS: u32 = 100;

/// The bytes of one record's numbers.
const RECORD_BYTES: u64 = NUMBERS as u64 * size_of::<u32>() as u64;

fn numbers(found: &Found) -> FindingTable {
    let cells = [
        found.taken.cast_signed(),
        found.kept.cast_signed(),
        found.own_bytes,
        found.peak,
        found.newest,
    ];
    FindingTable::Numbers(NumberTable {
        row: "monitor".to_owned(),
        columns: [
            "samples taken",
            "samples kept",
            "bytes of its own",
            "highest bytes seen",
            "bytes seen last",
        ]
        .map(str::to_owned)
        .into(),
        rows: vec![NumberRow {
            name: "at the end".to_owned(),
            cells: cells.map(Some).into(),
        }],
    })
}

fn lines(found: &Found) -> FindingTable {
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
        #[cfg(feature = "starters")]
        Variant { name: "starter", solve: starter::solve },
    ];
    const EDGES: &'static [&'static [u64]] = &[&[0], &[1], &[2], &[7], &[129]];
    const TRACED: bool = true;

    fn findings(answer: &Answer) -> Vec<Finding> {
        const TITLE: &str = "The three lines that held most at the highest";
        let finding =
            |title: &str, table| Finding { title: title.to_owned(), table };
        match &answer.lines {
            Ok(found) => vec![
                finding("What the monitor found", numbers(found)),
                finding(TITLE, lines(found)),
            ],
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
