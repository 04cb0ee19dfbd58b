//! byte-bounded-cache: a limit on the bytes of a cache, not on its values.

mod naive;
mod optimized;

use std::cell::Cell;
use std::fmt;
use std::iter;
use std::num::NonZeroUsize;

use protocol::random::Random;
use protocol::{Finding, Headline, Scale, text};

use crate::harness::{
    Edges, Exercise, KnobSpec, Numbers, Values, Variant, cell,
};

/// What is looked up, how large the values are, and what a cache may keep.
pub struct Case {
    /// The keys, in order.
    pub lookups: Vec<u32>,
    /// How many bytes of values the byte-bounded cache may keep.
    pub limit: usize,
    /// How many values the count-bounded cache may keep.
    pub count: NonZeroUsize,
    /// The bytes of a value of middle size.
    value: usize,
}

impl Case {
    /// How many bytes the value of a key has: of eight keys, four have values
    /// of middle size, three of a tenth of it, and one of three times it.
    pub fn bytes_of(&self, key: u32) -> usize {
        match key % 8 {
            0..=3 => self.value,
            4..=6 => self.value / 10,
            _ => self.value * 3,
        }
    }

    /// The bytes of the largest value that is looked up.
    fn largest(&self) -> usize {
        let sizes = self.lookups.iter().map(|&key| self.bytes_of(key));
        sizes.max().unwrap_or(0)
    }
}

thread_local! {
    /// How many values were computed since a case was made last.
    static COMPUTED: Cell<usize> = const { Cell::new(0) };
}

/// The sum of the bytes of all values looked up; and how the cache fared,
/// which is no part of what is compared.
#[derive(Default)]
pub struct Answer {
    /// The sum of the bytes of all values looked up.
    pub sum: u64,
    /// How many lookups found their value in the cache.
    pub hits: usize,
    /// How many values were refused as too large.
    pub refused: usize,
    /// The most bytes of values in the cache at once.
    pub most_held: usize,
}

impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        self.sum == other.sum
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.sum.fmt(f)
    }
}

/// The value of a key. In life this takes long, or there were no cache.
pub fn compute(key: u32, bytes: usize) -> Vec<u8> {
    COMPUTED.set(COMPUTED.get() + 1);
    vec![key.to_le_bytes()[0]; bytes]
}

/// The sum of the bytes of a value.
pub fn checksum(value: &[u8]) -> u64 {
    value.iter().map(|&byte| u64::from(byte)).sum()
}

/// The exercise.
pub struct ByteBoundedCache;

/// How many different keys there are.
const KEYS: u32 = 40;

/// Keys without end, the same ones each time: the lower, the more often.
fn keys(mut random: Random) -> impl Iterator<Item = u32> {
    let mut key = move || random.below_u32(KEYS);
    iter::repeat_with(move || key().min(key()))
}

/// How many lookups do not find their value in a cache that forgets first
/// what was not used for longest, and may keep what `fits`, which is told how
/// many values there would be and their bytes.
fn misses(case: &Case, fits: impl Fn(usize, usize) -> bool) -> usize {
    // The keys that are kept, the one used last at the end.
    let mut kept = [0; KEYS as usize];
    let mut count = 0;
    let mut bytes = 0;
    let mut misses = 0;
    for &key in &case.lookups {
        let new = case.bytes_of(key);
        if let Some(at) = kept[..count].iter().position(|&k| k == key) {
            kept[at..count].rotate_left(1);
            continue;
        }
        misses += 1;
        if !fits(1, new) {
            continue;
        }
        let mut oldest = 0;
        while !fits(count - oldest + 1, bytes + new) {
            bytes -= case.bytes_of(kept[oldest]);
            oldest += 1;
        }
        kept.copy_within(oldest..count, 0);
        count -= oldest;
        kept[count] = key;
        count += 1;
        bytes += new;
    }
    misses
}

/// How many values are computed with the caches of the case: from each key's
/// first lookup alone up to all misses of the one that misses more often.
fn with_a_cache(case: &Case) -> (usize, usize) {
    let by_count = misses(case, |count, _| count <= case.count.get());
    let by_bytes = misses(case, |_, bytes| bytes <= case.limit);
    (misses(case, |_, _| true), by_count.max(by_bytes))
}

impl Exercise for ByteBoundedCache {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "byte-bounded-cache";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "lookups",
            label: "Lookups",
            default: 1_000,
            min: 0,
            max: 10_000,
            scale: Scale::Logarithmic,
            sweep: &[1, 5, 10, 30, 100, 300, 1_000, 3_000],
        },
        KnobSpec {
            name: "limit",
            label: "Bytes that the optimized cache may keep",
            default: 10_000,
            min: 0,
            max: 200_000,
            scale: Scale::Logarithmic,
            sweep: &[1_000, 4_000, 10_000, 20_000, 50_000, 100_000, 200_000],
        },
        KnobSpec {
            name: "value",
            label: "Bytes of a value of middle size",
            default: 4_000,
            min: 0,
            max: 20_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 4_000, 10_000, 20_000],
        },
        KnobSpec {
            name: "count",
            label: "Values that the naive cache may keep",
            default: 10,
            min: 1,
            max: 100,
            scale: Scale::Logarithmic,
            sweep: &[1, 2, 5, 10, 20, 50],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("lookups", 0)],
        &[("lookups", 1)],
        &[("lookups", 100), ("limit", 0), ("count", 1)],
        &[("lookups", 100), ("limit", 0), ("value", 0), ("count", 1)],
        &[("lookups", 333), ("limit", 7_999), ("count", 2)],
        &[("lookups", 333), ("limit", 8_000), ("count", 2)],
        &[("lookups", 1_023), ("limit", 12_000), ("count", 100)],
    ];

    // Without a cache the sum is the same, and what it is there for lost.
    fn left_out(case: &Case, _: &Answer) -> Option<String> {
        let computed = COMPUTED.get();
        let (fewest, most) = with_a_cache(case);
        (!(fewest..=most).contains(&computed)).then(|| {
            format!(
                "{} values were computed, and with a cache it is {} to {}",
                text::grouped(computed as u64),
                text::grouped(fewest as u64),
                text::grouped(most as u64)
            )
        })
    }

    fn findings(_: &Case, answer: &Answer) -> Vec<Finding> {
        let table = Numbers::new("what", ["number"])
            .row("lookups that found their value", [cell(answer.hits)])
            .row("values refused as too large", [cell(answer.refused)])
            .row("most bytes of values kept", [cell(answer.most_held)]);
        vec![table.titled("How the cache fared")]
    }

    fn case(values: &Values) -> Case {
        let case = Case {
            lookups: keys(values.random())
                .take(values.count("lookups"))
                .collect(),
            limit: values.count("limit"),
            count: NonZeroUsize::new(values.count("count"))
                .unwrap_or(NonZeroUsize::MIN),
            value: values.count("value"),
        };
        COMPUTED.set(0);
        case
    }

    fn floor(case: &Case) -> u64 {
        case.largest() as u64
    }

    fn budget(case: &Case) -> u64 {
        // What the cache may keep and a value that was just computed; and for
        // each key an entry, its place in a table, and the table's growth.
        let entries = KEYS as usize * 64 + (1 << 10);
        (case.limit + case.largest() + entries) as u64
    }
}

#[cfg(test)]
mod tests {
    use protocol::random::Random;

    use super::optimized::{Cache, TooLarge};
    use super::{
        Answer, ByteBoundedCache, Case, checksum, compute, naive, optimized,
    };
    use crate::harness::{Gauge, Registered as _, Run, Yours};

    /// The same cache as a list, the one not used for longest first.
    struct Model {
        values: Vec<(u32, Vec<u8>)>,
        limit: usize,
    }

    impl Model {
        fn held(&self) -> usize {
            self.values.iter().map(|(_, value)| value.len()).sum()
        }

        fn remove(&mut self, key: u32) -> Option<Vec<u8>> {
            let at = self.values.iter().position(|(k, _)| *k == key)?;
            Some(self.values.remove(at).1)
        }

        fn get(&mut self, key: u32) -> Option<&[u8]> {
            let value = self.remove(key)?;
            self.values.push((key, value));
            self.values.last().map(|(_, value)| value.as_slice())
        }

        fn put(&mut self, key: u32, value: Vec<u8>) -> Result<(), TooLarge> {
            if value.len() > self.limit {
                return Err(TooLarge);
            }
            self.remove(key);
            self.values.push((key, value));
            while self.held() > self.limit {
                self.values.remove(0);
            }
            Ok(())
        }
    }

    #[test]
    fn a_cache_does_what_a_list_does_in_any_sequence_of_operations() {
        const KEYS: [u32; 8] = [0, 1, 2, 3, 4, 5, 6, 7];
        for seed in 0..20_000 {
            let random = &mut Random::new(seed);
            let limit = random.index(60);
            let mut cache = Cache::new(limit);
            let mut model = Model { values: Vec::new(), limit };
            for _ in 0..=random.below(60) {
                let key = KEYS[random.index(KEYS.len())];
                if random.below(2) == 0 {
                    assert_eq!(cache.get(key), model.get(key), "seed {seed}");
                } else {
                    // Some are empty, some larger than the limit.
                    let value = compute(key, random.index(40));
                    assert_eq!(
                        cache.put(key, value.clone()),
                        model.put(key, value),
                        "seed {seed}"
                    );
                }
                assert!(cache.held() <= limit, "seed {seed}");
                assert_eq!(cache.held(), model.held(), "seed {seed}");
            }
            for key in KEYS {
                assert_eq!(cache.get(key), model.get(key), "seed {seed}");
            }
        }
    }

    /// What a `solve` gives for a case.
    fn run(solve: fn(&Case) -> Answer, values: [u64; 3]) -> Run {
        let [lookups, limit, count] = values;
        let case = [
            ("lookups", lookups),
            ("limit", limit),
            ("value", 4_000),
            ("count", count),
        ];
        let case = case.map(|(knob, value)| (knob.to_owned(), value));
        let yours = Yours { exercise: ByteBoundedCache, solve };
        let run = yours.run("yours", &case.into(), &Gauge::none);
        run.expect("the values are in range")
    }

    fn uncached(case: &Case) -> Answer {
        let mut answer = Answer::default();
        for &key in &case.lookups {
            answer.sum += checksum(&compute(key, case.bytes_of(key)));
        }
        answer
    }

    fn known_beforehand(case: &Case) -> Answer {
        let mut answer = Answer::default();
        for &key in &case.lookups {
            let bytes = case.bytes_of(key) as u64;
            answer.sum += u64::from(key.to_le_bytes()[0]) * bytes;
        }
        answer
    }

    #[test]
    fn a_right_answer_without_a_cache_leaves_the_work_out() {
        let values = [
            [1_000, 10_000, 10],
            [1_000, 0, 5],
            [333, 8_000, 2],
            [100, 200_000, 1],
            [0, 0, 1],
        ];
        for values in values {
            for solve in [naive::solve, optimized::solve] {
                assert_eq!(run(solve, values).left_out, None, "{values:?}");
            }
        }
        let cached = run(optimized::solve, values[0]);
        for (solve, computed) in [
            (uncached as fn(&Case) -> Answer, "1,000 values were"),
            (known_beforehand, "0 values were"),
        ] {
            let run = run(solve, values[0]);
            assert_eq!(run.answer, cached.answer);
            let why = run.left_out.expect("there is no cache");
            assert!(why.starts_with(computed), "{why}");
        }
        // No value fits into 0 bytes, so that cache computes all of them.
        assert_eq!(run(uncached, values[1]).left_out, None);
    }

    fn value(bytes: usize) -> Vec<u8> {
        vec![1; bytes]
    }

    /// Which of the keys 0 to 3 are there. Asking uses them, in that order.
    fn keys(cache: &mut Cache) -> Vec<u32> {
        (0..4).filter(|&key| cache.get(key).is_some()).collect()
    }

    #[test]
    fn of_three_values_of_4_000_bytes_the_two_used_last_fit_in_10_000() {
        let mut cache = Cache::new(10_000);
        for key in 0..3 {
            assert_eq!(cache.put(key, value(4_000)), Ok(()));
        }
        assert_eq!(cache.held(), 8_000);
        assert_eq!(keys(&mut cache), [1, 2]);
    }

    #[test]
    fn a_value_that_was_asked_for_stays_longer() {
        let mut cache = Cache::new(10_000);
        assert_eq!(cache.put(0, value(4_000)), Ok(()));
        assert_eq!(cache.put(1, value(4_000)), Ok(()));
        assert!(cache.get(0).is_some());
        assert_eq!(cache.put(2, value(4_000)), Ok(()));
        assert_eq!(keys(&mut cache), [0, 2]);
    }

    #[test]
    fn a_replaced_value_no_longer_counts() {
        let mut cache = Cache::new(10_000);
        for bytes in [4_000, 9_000, 100] {
            assert_eq!(cache.put(0, value(bytes)), Ok(()));
            assert_eq!(cache.held(), bytes);
        }
    }

    #[test]
    fn a_value_larger_than_the_limit_is_refused_and_evicts_nothing() {
        let mut cache = Cache::new(10_000);
        assert_eq!(cache.put(0, value(4_000)), Ok(()));
        assert_eq!(cache.put(1, value(6_000)), Ok(()));
        assert_eq!(cache.put(2, value(10_001)), Err(TooLarge));
        assert_eq!(cache.put(0, value(10_001)), Err(TooLarge));
        assert_eq!(cache.held(), 10_000);
        assert_eq!(keys(&mut cache), [0, 1]);
        assert_eq!(cache.put(2, value(10_000)), Ok(()));
        assert_eq!(keys(&mut cache), [2]);
    }
}
