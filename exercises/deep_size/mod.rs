//! deep-size: what a value takes with all that it leads to, each part once.

mod get_size;
mod naive;
mod optimized;

use std::cell::RefCell;
use std::rc::Rc;

use protocol::{Finding, Headline, Scale};

pub use crate::claims::Claim;
use crate::claims::table;
use crate::harness::{Edges, Exercise, Found, KnobSpec, Values, Variant};

/// The records to keep.
pub struct Case {
    /// How many records the list that is kept has.
    pub records: u32,
    /// How many readings each record has.
    pub readings: u32,
    /// The text that is true of every record.
    pub unit: String,
}

/// Readings, their unit, and another record that this one refers to, if any.
pub struct Record {
    /// What the readings are in.
    pub unit: Rc<str>,
    /// The readings.
    pub readings: Vec<u64>,
    /// The record that this one refers to.
    pub peer: RefCell<Option<Rc<Record>>>,
}

/// A list of records, each of which may have several owners.
pub type Records = Vec<Rc<Record>>;

/// Each record takes its unit from `unit`.
fn records(case: &Case, count: u32, unit: impl Fn() -> Rc<str>) -> Records {
    let record = |id: u32| Record {
        unit: unit(),
        readings: (0..case.readings).map(|n| u64::from(id ^ n)).collect(),
        peer: RefCell::new(None),
    };
    (0..count).map(|id| Rc::new(record(id))).collect()
}

/// Records with a text each.
pub fn own(case: &Case, count: u32) -> Records {
    records(case, count, || Rc::from(case.unit.as_str()))
}

/// Records that share one text.
pub fn sharing(case: &Case, count: u32) -> Records {
    let unit: Rc<str> = Rc::from(case.unit.as_str());
    records(case, count, || Rc::clone(&unit))
}

/// Records that share one text, in pairs of which each refers to the other.
pub fn pairs(case: &Case, count: u32) -> Records {
    let records = sharing(case, count);
    for pair in records.chunks_exact(2) {
        pair[0].peer.replace(Some(Rc::clone(&pair[1])));
        pair[1].peer.replace(Some(Rc::clone(&pair[0])));
    }
    records
}

/// The sum of all readings that were kept, and the sizes of four lists.
pub type Answer = Found<u64, [Claim; 4]>;

/// The exercise.
pub struct DeepSize;

/// The bytes that a record takes in every version, besides its text and its
/// readings: its address in the list, its counts, and the record itself.
const RECORD: u64 = 40;

impl Exercise for DeepSize {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "deep-size";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "records",
            label: "Records to keep",
            default: 10_000,
            min: 0,
            max: 200_000,
            scale: Scale::Logarithmic,
            sweep: &[100, 300, 1_000, 3_000, 10_000, 30_000],
        },
        KnobSpec {
            name: "readings",
            label: "Readings a record",
            default: 4,
            min: 0,
            max: 100,
            scale: Scale::Linear,
            sweep: &[1, 2, 4, 10, 20, 50, 100],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "get-size", solve: get_size::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("records", 0), ("readings", 0)],
        &[("records", 0)],
        &[("records", 1), ("readings", 0)],
        &[("records", 1), ("readings", 1)],
        &[("records", 2), ("readings", 100)],
        &[("records", 1_023), ("readings", 3)],
    ];

    fn findings(answer: &Answer) -> Vec<Finding> {
        let title = "What the walk found, and what the allocator gave";
        vec![table(title, &answer.found)]
    }

    fn case(values: &Values) -> Case {
        Case {
            records: values.count("records"),
            readings: values.count("readings"),
            unit: "degrees Celsius in the shade, two metres up".to_owned(),
        }
    }

    fn floor(case: &Case) -> u64 {
        let readings = u64::from(case.records) * u64::from(case.readings);
        let unit = u64::from(case.records.min(1)) * case.unit.len() as u64;
        readings * size_of::<u64>() as u64 + unit
    }

    fn budget(case: &Case) -> u64 {
        // A record without a text of its own, what a set needs to know it, and
        // the ten records that are weighed before.
        let readings = u64::from(case.readings) * size_of::<u64>() as u64;
        (u64::from(case.records) + 10) * (RECORD + readings + 25) + (1 << 11)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims(solve: fn(&Case) -> Answer) -> [Claim; 4] {
        let unit = "a unit of 25 letters long".to_owned();
        solve(&Case { records: 100, readings: 3, unit }).found
    }

    /// How much too large each claim is.
    fn off(claims: &[Claim]) -> Vec<Option<i64>> {
        claims.iter().map(Claim::off).collect()
    }

    #[test]
    fn optimized_finds_what_the_allocator_gave() {
        assert_eq!(off(&claims(optimized::solve)), [Some(0); 4]);
    }

    #[test]
    fn naive_counts_what_is_shared_for_each_that_shares_it() {
        let off = off(&claims(naive::solve));
        assert_eq!(off[0], Some(0));
        // The text's block: its letters, and two counts before them.
        let text = (25 + 2 * size_of::<usize>())
            .next_multiple_of(align_of::<usize>());
        assert_eq!(off[1], i64::try_from(9 * text).ok());
    }

    #[test]
    fn naive_gives_up_on_a_cycle() {
        assert_eq!(claims(naive::solve)[2].claimed, None);
    }

    #[test]
    fn the_crate_leaves_out_the_counts_of_every_shared_block() {
        let off = off(&claims(get_size::solve));
        // Of a text's block, what the counts take and what rounds it up.
        let word = size_of::<usize>();
        let text = (2 * word + 25).next_multiple_of(word) - 25;
        let missing = |records: usize, texts: usize| {
            let bytes = records * 2 * word + texts * text;
            i64::try_from(bytes).ok().map(|bytes| -bytes)
        };
        assert_eq!(
            off,
            [missing(10, 10), missing(10, 1), missing(10, 1), missing(100, 1)]
        );
    }

    #[test]
    fn nothing_is_retained_though_there_was_a_cycle() {
        for solve in [naive::solve, get_size::solve, optimized::solve] {
            let ((), counts) = meter::measure(|| {
                claims(solve);
            });
            assert_eq!(counts.live, 0);
            assert!(counts.peak > 0);
        }
    }
}
