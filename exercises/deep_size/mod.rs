//! deep-size: what a value takes with all that it leads to, each part once.

#[expect(clippy::unnecessary_wraps, reason = "the starter may give nothing")]
mod get_size;
mod naive;
#[expect(clippy::unnecessary_wraps, reason = "the starter may give nothing")]
mod optimized;

use std::cell::RefCell;
use std::hint::black_box;
use std::rc::Rc;

use protocol::random::Random;
use protocol::{Finding, Headline, Scale, text};

use crate::claims::{Claim, table};
use crate::harness::{Edges, Exercise, Found, KnobSpec, Values, Variant};

/// The records to keep.
pub struct Case {
    /// The number of records in the list that is kept.
    pub records: u32,
    /// The number of readings of each record.
    readings: u32,
    /// The string that is true of every record.
    unit: String,
    /// The source of the readings.
    random: RefCell<Random>,
}

/// Readings, their unit, and another record that this one refers to, if any.
pub struct Record {
    /// The unit of the readings.
    pub unit: Rc<str>,
    /// The readings.
    pub readings: Vec<u64>,
    /// The record that this one refers to.
    pub peer: RefCell<Option<Rc<Record>>>,
}

/// A list of records, each of which may have several owners.
pub type Records = Vec<Rc<Record>>;

impl Case {
    /// So many records, each of which takes its unit from `unit`, by its
    /// place.
    fn records(&self, count: u32, unit: impl Fn(usize) -> Rc<str>) -> Records {
        let random = &mut *self.random.borrow_mut();
        let mut record = |at| {
            let readings = (0..self.readings).map(|_| random.below(1_000));
            let (readings, peer) = (readings.collect(), RefCell::new(None));
            Rc::new(Record { unit: unit(at), readings, peer })
        };
        (0..count as usize).map(&mut record).collect()
    }

    /// A unit in a block of its own.
    fn unit(&self) -> Rc<str> {
        Rc::from(self.unit.as_str())
    }
}

/// Records with a string each.
fn own(case: &Case, count: u32) -> Records {
    case.records(count, |_| case.unit())
}

/// Records that share one string.
fn sharing(case: &Case, count: u32) -> Records {
    let unit = case.unit();
    case.records(count, |_| Rc::clone(&unit))
}

/// The number of records that have a peer elsewhere.
const PAIRED: u32 = 10;

/// The unit, of three, that each record of [`paired`] has, in no order.
const UNITS: [usize; PAIRED as usize] = [0, 1, 2, 1, 0, 2, 2, 1, 0, 1];

/// Records of which each has a peer that is in no list and refers back, with
/// three units among them all. Each unit has an owner besides.
fn paired(case: &Case) -> (Records, [Rc<str>; 3]) {
    let units = [(); 3].map(|()| case.unit());
    let unit = |place: usize| Rc::clone(&units[place % units.len()]);
    let records = case.records(PAIRED, |at| unit(UNITS[at]));
    let peers = case.records(PAIRED, |at| unit(UNITS[at] + 1));
    for (record, peer) in records.iter().zip(peers) {
        peer.peer.replace(Some(Rc::clone(record)));
        record.peer.replace(Some(peer));
    }
    (records, units)
}

/// Builds a list and what else owns parts of it, has `walk` say what the list
/// takes, and notes what the allocator gave.
fn weigh<T>(
    of: &'static str,
    build: impl FnOnce() -> (Records, T),
    walk: Walk,
) -> (Records, Claim) {
    let ((records, _owners), counts) = meter::measure(build);
    let claimed = walk(&records);
    (records, Claim { of, claimed, allocated: counts.live })
}

/// Says what a list of records takes with all that it leads to; none if it
/// cannot tell.
pub type Walk = fn(&Records) -> Option<usize>;

/// Has `walk` weigh lists of three shapes, keeps the records in the shape that
/// it finds smaller, and adds up their readings.
pub fn keep_the_smaller(case: &Case, walk: Walk) -> Answer {
    // Other bytes are live, so that it is the list that has to be weighed.
    let besides = vec![0_u8; 24];
    let (_, apart) =
        weigh("10 with a unit each", || (own(case, 10), ()), walk);
    let (_, shared) =
        weigh("10 that share a unit", || (sharing(case, 10), ()), walk);
    let (cycle, paired) =
        weigh("10 with peers elsewhere", || paired(case), walk);
    // Two that hold each other would never be freed.
    for record in cycle {
        record.peer.take();
    }
    drop(black_box(besides));

    let shape = if shared.claimed < apart.claimed { sharing } else { own };
    let kept = || (shape(case, case.records), ());
    let (records, kept) = weigh("the list that is kept", kept, walk);
    let readings = records.iter().flat_map(|record| &record.readings);
    Answer { value: readings.sum(), found: [apart, shared, paired, kept] }
}

/// The sum of all readings that were kept, and what was said of four lists.
pub type Answer = Found<u64, [Claim; 4]>;

/// The exercise.
pub struct DeepSize;

/// The bytes that a record takes in every version, besides its string and its
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

    fn left_out(_: &Case, answer: &Answer) -> Option<String> {
        let wrong =
            answer.found.iter().find(|claim| claim.off() != Some(0))?;
        let allocated = text::grouped(wrong.allocated.unsigned_abs());
        let said = match wrong.claimed {
            Some(claimed) => {
                format!("takes {} bytes", text::grouped(claimed as u64))
            }
            None => "cannot be weighed".to_owned(),
        };
        Some(format!(
            "the walk says that the list “{}” {said}, and the allocator gave \
             {allocated}",
            wrong.of
        ))
    }

    fn findings(_: &Case, answer: &Answer) -> Vec<Finding> {
        let title = "What the walk found, and what the allocator gave";
        vec![table(title, &answer.found)]
    }

    fn case(values: &Values) -> Case {
        Case {
            records: values.count("records"),
            readings: values.count("readings"),
            unit: "degrees Celsius in the shade, two metres up".to_owned(),
            random: RefCell::new(values.random()),
        }
    }

    fn floor(case: &Case) -> u64 {
        let readings = u64::from(case.records) * u64::from(case.readings);
        let unit = u64::from(case.records.min(1)) * case.unit.len() as u64;
        readings * size_of::<u64>() as u64 + unit
    }

    fn budget(case: &Case) -> u64 {
        // A record without a string of its own, what a map from address to size
        // needs to know it, right after it grew, and the records that are
        // weighed before.
        let readings = u64::from(case.readings) * size_of::<u64>() as u64;
        (u64::from(case.records) + 20) * (RECORD + readings + 36) + (1 << 11)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims(solve: fn(&Case) -> Answer) -> [Claim; 4] {
        let unit = "a unit of 25 letters long".to_owned();
        let random = RefCell::new(Random::new(1));
        solve(&Case { records: 100, readings: 3, unit, random }).found
    }

    /// The bytes by which each claim is too large.
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
        // The string's block: its bytes, and two counts before them.
        let string = (25 + 2 * size_of::<usize>())
            .next_multiple_of(align_of::<usize>());
        assert_eq!(off[1], i64::try_from(9 * string).ok());
    }

    #[test]
    fn naive_gives_up_on_a_cycle() {
        assert_eq!(claims(naive::solve)[2].claimed, None);
    }

    #[test]
    fn the_crate_leaves_out_the_counts_of_every_shared_block() {
        let off = off(&claims(get_size::solve));
        // Of a string's block, what the counts take and what rounds it up.
        let word = size_of::<usize>();
        let string = (2 * word + 25).next_multiple_of(word) - 25;
        let missing = |records: usize, strings: usize| {
            let bytes = records * 2 * word + strings * string;
            i64::try_from(bytes).ok().map(|bytes| -bytes)
        };
        assert_eq!(
            off,
            [missing(10, 10), missing(10, 1), missing(20, 3), missing(100, 1)]
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
