//! type-codes: the smallest type that holds a range of numbers, and a refusal
//! of the numbers beyond it.

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "it chooses a float that has enough digits"
)]
mod floats;
mod naive;
mod optimized;

use std::cell::Cell;
use std::fmt;
use std::mem;
use std::ops::Range;
use std::rc::Rc;

use protocol::random::Random;
use protocol::{Finding, FindingTable, Headline, Scale, text};

use crate::harness::{
    Edges, Exercise, KnobSpec, Numbers, Source, Values, Variant, cell, field,
    finding, grown, layout_of,
};

/// The numbers to keep.
pub struct Case {
    /// The numbers. Each can be taken once.
    pub numbers: Source<i64>,
    /// The largest number that is allowed. The smallest is as far below 0.
    pub limit: i64,
    count: usize,
    /// How many of the numbers that were taken are allowed.
    allowed: Rc<Cell<usize>>,
    /// For each part, random numbers that decide its end and its rank.
    asked: Vec<[usize; 2]>,
}

/// Asks which of some numbers comes at a place, once they are sorted.
pub struct Question {
    /// The places of these numbers in the list of all that are allowed.
    pub part: Range<usize>,
    /// The wanted place among them, from 0.
    pub rank: usize,
}

impl Case {
    /// The questions. Their parts follow one another, have all numbers, and
    /// none is empty.
    ///
    /// # Panics
    ///
    /// If numbers are still to come: the parts are known after the last one.
    #[track_caller]
    pub fn questions(&self) -> impl Iterator<Item = Question> {
        self.numbers.require_all_taken("what is asked", "numbers");
        let mut start = 0;
        let asked = self.asked.iter().enumerate();
        asked.filter_map(move |(part, [_, rank])| {
            let end = self.end(part);
            let part = mem::replace(&mut start, end)..end;
            let rank = rank.checked_rem(part.len())?;
            Some(Question { part, rank })
        })
    }

    /// The end of a part, anywhere within its share of all numbers; the last
    /// one ends with these.
    fn end(&self, part: usize) -> usize {
        let (all, parts) = (self.allowed.get(), self.asked.len());
        let share = |part: usize| all * part / parts;
        let (from, to) = (share(part), share(part + 1));
        let [end, _] = self.asked[part];
        if to == all { all } else { from + end % (to - from + 1) }
    }
}

/// The report: the numbers that were refused, and the answers, in their
/// order.
#[derive(Default, PartialEq)]
pub struct Answer {
    refused: u64,
    answers: u64,
    mixed: u64,
}

impl Answer {
    /// Reports a number beyond the limit.
    pub fn refuse(&mut self, number: i64) {
        self.refused += 1;
        self.mix(number);
    }

    /// Answers the next question.
    pub fn add(&mut self, number: i64) {
        self.answers += 1;
        self.mix(number);
    }

    fn mix(&mut self, number: i64) {
        self.mixed = Random::new(self.mixed ^ number.cast_unsigned()).bits();
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let refused = text::grouped(self.refused);
        let answers = text::grouped(self.answers);
        let mixed = self.mixed;
        write!(f, "{refused} refused, {answers} answers, {mixed:016x}")
    }
}

/// The exercise.
pub struct TypeCodes;

/// Of so many numbers that follow one another, one is beyond the limit.
const ONE_IN: usize = 100;

/// A part has about so many of all numbers: few enough to be copied.
const PARTS: usize = 200;

/// A number within the limit; one in fifty is the limit itself.
fn within(random: &mut Random, limit: i64) -> i64 {
    let numbers = 2 * limit.cast_unsigned() + 1;
    let any = random.below(numbers).cast_signed() - limit;
    match random.index(100) {
        0 => limit,
        1 => -limit,
        _ => any,
    }
}

/// A number beyond the limit: by a little, by a lot, or so that its last bits
/// are those of a number within.
fn beyond(random: &mut Random, limit: i64) -> i64 {
    let sign = if random.index(2) == 0 { 1 } else { -1 };
    match random.index(3) {
        0 => sign * (limit + 1 + random.below(4).cast_signed()),
        1 => sign * (limit + 1 + random.below(1 << 50).cast_signed()),
        _ => {
            let mut wraps = [8, 16, 32, 48].into_iter().map(|bits| 1 << bits);
            let wrap: i64 = wraps
                .find(|wrap| *wrap > 2 * limit)
                .expect("a limit is far below 2^47");
            within(random, limit) + sign * wrap
        }
    }
}

/// The numbers, and how many of those that were taken are allowed.
fn numbers(
    random: Random,
    count: usize,
    limit: i64,
) -> (Source<i64>, Rc<Cell<usize>>) {
    let (taken, refused) = (Cell::new(0), Cell::new(0));
    let allowed = Rc::new(Cell::new(0));
    let counted = Rc::clone(&allowed);
    let draw = move |random: &mut Random| {
        let place = taken.replace(taken.get() + 1) % ONE_IN;
        if place == 0 {
            refused.set(random.index(ONE_IN));
        }
        if place == refused.get() {
            return beyond(random, limit);
        }
        counted.set(counted.get() + 1);
        within(random, limit)
    };
    (Source::new(random, count, draw), allowed)
}

/// The bytes of the smallest whole number that goes so far on both sides of 0.
fn bytes_each(limit: i64) -> usize {
    if i8::try_from(limit).is_ok() {
        size_of::<i8>()
    } else if i16::try_from(limit).is_ok() {
        size_of::<i16>()
    } else if i32::try_from(limit).is_ok() {
        size_of::<i32>()
    } else {
        size_of::<i64>()
    }
}

/// The binary digits that each type has for a whole number, besides its sign.
const TYPES: [(&str, usize, u32); 6] = [
    ("i8", size_of::<i8>(), i8::MAX.count_ones()),
    ("i16", size_of::<i16>(), i16::MAX.count_ones()),
    ("i32", size_of::<i32>(), i32::MAX.count_ones()),
    ("i64", size_of::<i64>(), i64::MAX.count_ones()),
    ("f32", size_of::<f32>(), f32::MANTISSA_DIGITS),
    ("f64", size_of::<f64>(), f64::MANTISSA_DIGITS),
];

/// The types, and which of them hold the limit.
fn types(case: &Case) -> Finding {
    let needed = u64::BITS - case.limit.cast_unsigned().leading_zeros();
    let columns =
        ["bytes each", "binary digits", "digits needed", "bytes of all"];
    let table = TYPES.into_iter().fold(
        Numbers::new("type", columns),
        |table, (name, bytes, digits)| {
            let all = (digits >= needed).then_some(case.count * bytes);
            let [digits, needed] = [digits, needed].map(u64::from);
            table.row(
                name,
                [cell(bytes), cell(digits), cell(needed), cell(all)],
            )
        },
    );
    table.titled("What each type takes, if it has the digits")
}

/// A picture of the first numbers of a list of `T`.
fn picture<T>(name: &str) -> Finding {
    let each = size_of::<T>();
    let fields = ["first", "second", "third", "fourth"].into_iter();
    let fields = fields.zip(0..).map(|(nth, i)| field(nth, i * each, each));
    let name = format!("Four {name}");
    let layout = layout_of::<[T; 4]>(&name, fields.collect());
    finding(
        "The first numbers in the list",
        FindingTable::Layouts(vec![layout]),
    )
}

impl Exercise for TypeCodes {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "type-codes";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "limit",
            label: "Allowed on each side of 0",
            default: 20_000,
            min: 0,
            max: 4_000_000_000,
            scale: Scale::Logarithmic,
            sweep: &[
                1,
                100,
                127,
                128,
                10_000,
                32_767,
                32_768,
                1_000_000,
                16_777_216,
                16_777_217,
                2_147_483_647,
                2_147_483_648,
                4_000_000_000,
            ],
        },
        KnobSpec {
            name: "numbers",
            label: "Numbers",
            default: 100_000,
            min: 0,
            max: 1_000_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 10_000, 100_000, 500_000],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "floats", solve: floats::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("numbers", 0)],
        &[("numbers", 1)],
        &[("numbers", 2), ("limit", 0)],
        // Each type's largest number, in a list that just fills its room, and
        // one more.
        &[("limit", 127), ("numbers", 32_768)],
        &[("limit", 128), ("numbers", 1_025)],
        &[("limit", 32_767), ("numbers", 32_768)],
        &[("limit", 32_768), ("numbers", 1_025)],
        &[("limit", 16_777_217), ("numbers", 1_025)],
        &[("limit", 2_147_483_647), ("numbers", 32_768)],
        &[("limit", 2_147_483_648), ("numbers", 1_025)],
    ];

    fn case(values: &Values) -> Case {
        let count = values.count("numbers");
        let limit = values.count("limit");
        let random = &mut values.random_of_exercise();
        let asked =
            (0..PARTS).map(|_| [(); 2].map(|()| random.index(1 << 30)));
        let asked = asked.collect();
        let (numbers, allowed) = numbers(values.random(), count, limit);
        Case { numbers, limit, count, allowed, asked }
    }

    fn floor(case: &Case) -> u64 {
        // The bits that tell the allowed numbers apart.
        let allowed = case.count - case.count.div_ceil(ONE_IN);
        let bits = (2 * case.limit.cast_unsigned() + 1).ilog2();
        allowed as u64 * u64::from(bits) / 8
    }

    fn budget(case: &Case) -> u64 {
        let list = match bytes_each(case.limit) {
            1 => grown::<i8>(case.count),
            2 => grown::<i16>(case.count),
            4 => grown::<i32>(case.count),
            _ => grown::<i64>(case.count),
        };
        // And room for a part that is copied to be sorted, or for blocks of a
        // thousand numbers with an offset each, the last of them still `i64`.
        list + list / 8 + (10 << 10)
    }

    fn pictures(variant: &str, case: &Case) -> Vec<Finding> {
        match variant {
            "naive" => vec![picture::<i64>("i64"), types(case)],
            "floats" if case.limit <= floats::LARGEST => {
                vec![picture::<f32>("f32")]
            }
            "floats" => vec![picture::<f64>("f64")],
            "optimized" => vec![match bytes_each(case.limit) {
                1 => picture::<i8>("i8"),
                2 => picture::<i16>("i16"),
                4 => picture::<i32>("i32"),
                _ => picture::<i64>("i64"),
            }],
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: [i64; 8] =
        [0, 1, 127, 128, 20_000, 32_768, 1 << 31, 4_000_000_000];

    #[test]
    fn numbers_are_within_or_beyond_the_limit_and_reach_it() {
        let random = &mut Random::new(1);
        for limit in LIMITS {
            let allowed = -limit..=limit;
            let numbers: Vec<i64> =
                (0..1_000).map(|_| within(random, limit)).collect();
            assert!(numbers.iter().all(|number| allowed.contains(number)));
            assert!(numbers.contains(&limit) && numbers.contains(&-limit));
            let refused: Vec<i64> =
                (0..1_000).map(|_| beyond(random, limit)).collect();
            assert!(!refused.iter().any(|number| allowed.contains(number)));
            assert!(refused.contains(&(limit + 1)));
        }
    }

    #[test]
    fn some_numbers_beyond_have_the_last_bits_of_one_within() {
        let random = &mut Random::new(1);
        let cut = |number: i64| {
            let [low, high, ..] = number.to_le_bytes();
            i16::from_le_bytes([low, high])
        };
        let refused = (0..1_000).map(|_| beyond(random, 20_000));
        let wrapped =
            refused.filter(|number| cut(*number).unsigned_abs() <= 20_000);
        assert!(wrapped.count() > 300);
    }

    #[test]
    fn one_number_in_a_hundred_is_refused() {
        for (count, most) in [(0, 0), (1, 1), (99, 1), (100, 1), (1_050, 11)] {
            let (source, allowed) = numbers(Random::new(2), count, 127);
            source.iter().for_each(drop);
            let refused = count - allowed.get();
            assert!((count / 100..=most).contains(&refused), "{refused}");
        }
    }

    #[test]
    fn the_questions_have_all_numbers_each_once() {
        for count in [0, 1, 2, 199, 200, 201, 10_000] {
            let random = &mut Random::new(3);
            let (numbers, allowed) = numbers(Random::new(2), count, 127);
            let asked =
                (0..PARTS).map(|_| [(); 2].map(|()| random.index(1 << 30)));
            let asked = asked.collect();
            let case = Case { numbers, limit: 127, count, allowed, asked };
            case.numbers.iter().for_each(drop);
            let mut next = 0;
            for Question { part, rank } in case.questions() {
                assert!(part.start == next && rank < part.len());
                assert!(part.len() <= 2 * count / PARTS + 2);
                next = part.end;
            }
            assert_eq!(next, case.allowed.get());
        }
    }

    #[test]
    fn asking_allocates_nothing() {
        let (numbers, allowed) = numbers(Random::new(2), 1_000, 127);
        let asked = vec![[7, 9]; PARTS];
        let case = Case { numbers, limit: 127, count: 1_000, allowed, asked };
        case.numbers.iter().for_each(drop);
        let (_, counts) = meter::measure(|| case.questions().count());
        assert_eq!(counts.allocations, 0, "it counts as the variant's");
    }
}
