//! leak-hunt: a cache that never forgets, and the line that tells.

mod naive;
mod optimized;

use std::cell::Cell;
use std::ops::Range;

use meter::trace::Differences;
use protocol::random::Random;
use protocol::{Finding, Headline, Scale, text};

use crate::harness::{
    Edges, Exercise, Found, KnobSpec, Lines, Numbers, Values, Variant, cell,
    differences, finding,
};

/// A call: a key, and the part of its numbers that is wanted.
pub struct Call {
    /// The key.
    pub key: u32,
    part: Range<usize>,
}

impl Call {
    /// The sum of the wanted part of the key's numbers.
    ///
    /// # Panics
    ///
    /// If there are fewer numbers than a key has.
    #[track_caller]
    pub fn sum_in(&self, numbers: &[u64]) -> u64 {
        assert!(
            numbers.len() == NUMBERS,
            "a key has {} numbers, and these are {}",
            text::grouped(NUMBERS as u64),
            text::grouped(numbers.len() as u64)
        );
        numbers[self.part.clone()].iter().sum()
    }
}

/// The calls.
pub struct Case {
    /// The calls, in order.
    pub calls: Vec<Call>,
    seed: u64,
    computed: Cell<usize>,
    /// The most bytes that were live when numbers were computed.
    held: Cell<u64>,
}

impl Case {
    /// Computes the numbers of a key, one by one. In practice this takes long,
    /// or there would be no cache.
    pub fn numbers(&self, key: u32) -> impl ExactSizeIterator<Item = u64> {
        self.computed.set(self.computed.get() + 1);
        self.held.set(self.held.get().max(live()));
        let seed = self.seed ^ u64::from(key);
        let mut random = Random::new(Random::new(seed).bits());
        (0..NUMBERS).map(move |_| random.below(NUMBER))
    }

    /// The number of calls that do not find their numbers in a cache of the
    /// ten keys that were used last.
    fn misses(&self) -> usize {
        // The key used last at the end.
        let mut kept = [0; KEPT];
        let mut count = 0;
        let mut misses = 0;
        for Call { key, .. } in &self.calls {
            let at = kept[..count].iter().position(|kept| kept == key);
            if let Some(at) = at {
                kept[at..count].rotate_left(1);
                continue;
            }
            misses += 1;
            if count == KEPT {
                kept.rotate_left(1);
            } else {
                count += 1;
            }
            kept[count - 1] = *key;
        }
        misses
    }

    /// The most times that a version may compute numbers: half as many again,
    /// since to forget the oldest, all at once, or any key is a fair rule too.
    fn most_computed(&self) -> usize {
        let misses = self.misses();
        misses + misses / 2 + 5
    }
}

fn live() -> u64 {
    u64::try_from(meter::live_bytes()).unwrap_or(0)
}

/// The keys that the optimized cache keeps.
const KEPT: usize = 10;
/// The numbers of a key.
const NUMBERS: usize = 1_000;
/// All numbers are below this one, which no `u32` holds.
const NUMBER: u64 = 1 << 40;
/// The numbers that a call wants.
const PART: usize = 100;
/// The number of keys that are popular at a time.
const POPULAR: usize = 4;
/// After so many calls, others become popular.
const PHASE: usize = 25;

/// So many calls. Seven of ten are for a popular key, and the others for a key
/// that never comes again.
fn calls(random: &mut Random, count: usize) -> Vec<Call> {
    let mut popular = [0; POPULAR];
    let mut call = |at| {
        let mut any = || random.below_u32(u32::MAX);
        if at % PHASE == 0 {
            popular = popular.map(|_| any());
        }
        let other = any();
        let is_popular = random.below(10) < 7;
        let chosen = popular[random.index(POPULAR)];
        let start = random.index(NUMBERS - PART + 1);
        Call {
            key: if is_popular { chosen } else { other },
            part: start..start + PART,
        }
    };
    (0..count).map(&mut call).collect()
}

/// The sum of what all calls gave, and what the later half of them left
/// behind.
pub type Answer = Found<u64, Lines<Differences>>;

/// The exercise.
pub struct LeakHunt;

/// The bytes of the numbers that belong to one key.
const KEY_BYTES: u64 = (NUMBERS * size_of::<u64>()) as u64;

/// The most bytes that a bounded cache takes for any number of calls: a few
/// keys more than ten, with their table.
const MOST: u64 = 16 * KEY_BYTES + (1 << 12);

impl Exercise for LeakHunt {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "leak-hunt";
    const HEADLINE: Headline = Headline::Retained;
    const KNOBS: &'static [KnobSpec] = &[KnobSpec {
        name: "calls",
        label: "Calls",
        default: 100,
        min: 0,
        max: 10_000,
        scale: Scale::Logarithmic,
        sweep: &[1, 5, 10, 30, 100, 300, 1_000],
    }];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("calls", 0)],
        &[("calls", 1)],
        &[("calls", 10)],
        &[("calls", 21)],
        &[("calls", 257)],
        &[("calls", 1_000)],
    ];
    const TRACED: bool = true;

    // Without a cache the sum is the same, and what it is there for lost. One
    // that goes with the job retains nothing, whatever it held before.
    fn left_out(case: &Case, _: &Answer) -> Option<String> {
        let (computed, most) = (case.computed.get(), case.most_computed());
        if computed > most {
            return Some(format!(
                "the numbers of a key were computed {} times, and {} times \
                 are enough. What may be wrong: there is no cache; it forgets \
                 keys that were used a moment ago; it keeps the first keys, or \
                 those that were popular long ago, which come no more",
                text::grouped(computed as u64),
                text::grouped(most as u64)
            ));
        }
        let held = case.held.get();
        // Bytes that are still live are told by the figure itself.
        (held > MOST && live() <= MOST).then(|| {
            format!(
                "{} bytes were live while the calls went on, and a bounded \
                 cache may take {} here: this one grows as long as calls come, \
                 and is only freed at the end",
                text::grouped(held),
                text::grouped(MOST)
            )
        })
    }

    fn findings(case: &Case, answer: &Answer) -> Vec<Finding> {
        let title = "After the last call compared with half-way, by line";
        let lines = finding(title, differences(&answer.found));
        let Ok(changes) = &answer.found else {
            return vec![lines];
        };
        let computed = case.computed.get();
        let found = case.calls.len().saturating_sub(computed);
        let grown: i64 = changes.iter().map(|line| line.bytes_change).sum();
        let table = Numbers::new("what", ["number"])
            .row("calls that found their numbers", [cell(found)])
            .row("times that numbers were computed", [cell(computed)])
            .row("bytes that the later half left", [cell(grown)])
            .row("lines that it changed", [cell(changes.len())]);
        vec![lines, table.titled("How the cache did")]
    }

    fn case(values: &Values) -> Case {
        // The same numbers for the same key in any case: where one process
        // runs several cases, the cache is still there from the last.
        let mut random = values.random_of_exercise();
        Case {
            seed: random.bits(),
            calls: calls(&mut random, values.count("calls")),
            computed: Cell::new(0),
            held: Cell::new(0),
        }
    }

    fn floor(case: &Case) -> u64 {
        // The numbers of one key, while they are added up.
        case.calls.len().min(1) as u64 * KEY_BYTES
    }

    fn budget(_: &Case) -> u64 {
        MOST
    }
}
