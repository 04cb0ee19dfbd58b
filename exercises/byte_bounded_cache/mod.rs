//! byte-bounded-cache: a limit on the bytes of a cache, not on its values.

mod naive;
mod optimized;

use std::cell::Cell;
use std::num::NonZeroUsize;
use std::ops::Range;

use protocol::random::Random;
use protocol::{Finding, Headline, Scale, text};

use crate::harness::{
    Edges, Exercise, KnobSpec, Numbers, Values, Variant, cell,
};

/// A key to look up, and the part of its value that is wanted.
pub struct Lookup {
    /// The key.
    pub key: u32,
    /// The key's value has changed since the last lookup, so that one that was
    /// kept is out of date.
    pub changed: bool,
    /// The number of changes so far.
    version: u32,
    part: Range<usize>,
}

impl Lookup {
    /// The sum of the bytes in the part of the value that is wanted.
    pub fn sum_in(&self, value: &[u8]) -> u64 {
        value[self.part.clone()].iter().map(|&byte| u64::from(byte)).sum()
    }
}

/// The lookups, the sizes of the values, and the limits of a cache.
pub struct Case {
    /// The lookups, in order.
    pub lookups: Vec<Lookup>,
    /// The most bytes of values that the byte-bounded cache may keep.
    pub limit: usize,
    /// The most values that the count-bounded cache may keep.
    pub count: NonZeroUsize,
    /// The bytes of a value of middle size.
    value: usize,
    seed: u64,
    computed: Cell<usize>,
}

impl Case {
    /// The value of a key. In practice this takes long, or there were no cache.
    pub fn compute(&self, lookup: &Lookup) -> Vec<u8> {
        self.computed.set(self.computed.get() + 1);
        let version = u64::from(lookup.version) << 32;
        let seed = self.seed ^ version ^ u64::from(lookup.key);
        let mut random = Random::new(Random::new(seed).bits());
        let mut value = vec![0; bytes_of(lookup.key, self.value)];
        for part in value.chunks_mut(size_of::<u64>()) {
            part.copy_from_slice(&random.bits().to_le_bytes()[..part.len()]);
        }
        value
    }

    /// The bytes of the largest value that is looked up.
    fn largest(&self) -> usize {
        let keys = self.lookups.iter().map(|lookup| lookup.key);
        keys.map(|key| bytes_of(key, self.value)).max().unwrap_or(0)
    }

    /// The number of lookups that find no value to use in a cache that keeps
    /// as many bytes as the limit says, and forgets first what was not used
    /// for longest.
    fn misses(&self) -> usize {
        // The keys that are kept, the one used last at the end.
        let mut kept = [0; KEYS as usize];
        let mut count = 0;
        let mut bytes = 0;
        let mut misses = 0;
        for &Lookup { key, changed, .. } in &self.lookups {
            if let Some(at) = kept[..count].iter().position(|&k| k == key) {
                misses += usize::from(changed);
                kept[at..count].rotate_left(1);
                continue;
            }
            misses += 1;
            let new = bytes_of(key, self.value);
            if new > self.limit {
                continue;
            }
            let mut forgotten = 0;
            while bytes > self.limit - new {
                bytes -= bytes_of(kept[forgotten], self.value);
                forgotten += 1;
            }
            kept.copy_within(forgotten..count, 0);
            count -= forgotten;
            kept[count] = key;
            count += 1;
            bytes += new;
        }
        misses
    }

    /// The most values that a version may compute: a tenth more than what
    /// forgets as it should, since other good rules find a little less.
    fn most_computed(&self) -> usize {
        let misses = self.misses();
        misses + misses / 10 + 5
    }

    /// The most values that fit into the cache at once.
    fn fitting(&self) -> usize {
        let mut sizes: Vec<usize> =
            (0..KEYS).map(|key| bytes_of(key, self.value)).collect();
        sizes.sort_unstable();
        let sums = sizes.iter().scan(0, |sum, size| {
            *sum += size;
            Some(*sum)
        });
        sums.take_while(|sum| *sum <= self.limit).count()
    }
}

/// The number of bytes of a key's value: of eight keys, four have values of
/// middle size, three of a tenth of it, and one of three times it.
fn bytes_of(key: u32, middle: usize) -> usize {
    match key % 8 {
        0..=3 => middle,
        4..=6 => middle / 10,
        _ => middle * 3,
    }
}

/// The number of different keys.
const KEYS: u32 = 40;
/// The number of them that are popular at a time.
const POPULAR: usize = 6;
/// After so many lookups, others become popular.
const PHASE: usize = 250;
/// The most bytes of a value that a lookup wants.
const PART: usize = 100;

/// So many lookups. Nine of ten ask for a popular key, and with one of fifty
/// the value has changed.
fn lookups(random: &mut Random, count: usize, middle: usize) -> Vec<Lookup> {
    let mut popular = [0; POPULAR];
    let mut versions = [0; KEYS as usize];
    let mut lookup = |at| {
        if at % PHASE == 0 {
            popular = popular.map(|_| random.below_u32(KEYS));
        }
        let key = match random.below(10) {
            0 => random.below_u32(KEYS),
            _ => popular[random.index(POPULAR)],
        };
        let changed = random.below(50) == 0;
        let version = &mut versions[key as usize];
        *version += u32::from(changed);
        let bytes = bytes_of(key, middle);
        let len = bytes.min(PART);
        let start = random.index(bytes - len + 1);
        Lookup { key, changed, version: *version, part: start..start + len }
    };
    (0..count).map(&mut lookup).collect()
}

/// The sum of all bytes that were looked up.
pub type Answer = u64;

/// The exercise.
pub struct ByteBoundedCache;

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
            label: "Bytes kept at most",
            default: 10_000,
            min: 0,
            max: 200_000,
            scale: Scale::Logarithmic,
            sweep: &[1_000, 4_000, 10_000, 20_000, 50_000, 100_000, 200_000],
        },
        KnobSpec {
            name: "value",
            label: "Bytes of a middle value",
            default: 4_000,
            min: 0,
            max: 20_000,
            scale: Scale::Logarithmic,
            sweep: &[10, 100, 1_000, 4_000, 10_000, 20_000],
        },
        KnobSpec {
            name: "count",
            label: "Values kept at most (naive)",
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
        // Here a few bytes too many are many times what entries take.
        &[("lookups", 1_000), ("limit", 60_000)],
        // Here what was popular fits, if nothing else pushes it out.
        &[("lookups", 3_000), ("limit", 10_000), ("value", 1_000)],
    ];

    // Without a cache the sum is the same, and what it is there for lost.
    fn left_out(case: &Case, _: &Answer) -> Option<String> {
        let computed = case.computed.get();
        (computed > case.most_computed()).then(|| {
            format!(
                "{} values were computed, and at most {} are allowed. What may \
                 be wrong: values are forgotten for one that can never fit; \
                 an old value still counts when its key gets a new one; \
                 looking a value up does not renew it",
                text::grouped(computed as u64),
                text::grouped(case.most_computed() as u64)
            )
        })
    }

    fn findings(case: &Case, _: &Answer) -> Vec<Finding> {
        let computed = case.computed.get();
        let found = case.lookups.len().saturating_sub(computed);
        let table = Numbers::new("what", ["number"])
            .row("lookups that found their value", [cell(found)])
            .drawn()
            .row("values that were computed", [cell(computed)]);
        vec![table.titled("How the cache fared")]
    }

    fn case(values: &Values) -> Case {
        let value = values.count("value");
        // The same keys whatever the sizes are, so that these can be compared.
        let random = &mut values.random_of_exercise();
        Case {
            lookups: lookups(random, values.count("lookups"), value),
            limit: values.count("limit"),
            count: NonZeroUsize::new(values.count("count"))
                .unwrap_or(NonZeroUsize::MIN),
            value,
            seed: values.random().bits(),
            computed: Cell::new(0),
        }
    }

    fn floor(case: &Case) -> u64 {
        case.largest() as u64
    }

    fn budget(case: &Case) -> u64 {
        // All that the cache may keep and a value that was just computed; and
        // for each that fits an entry, its place in a table, and the table's
        // growth.
        let entries = case.fitting() * 64 + (1 << 10);
        (case.limit + case.largest() + entries) as u64
    }
}

#[cfg(test)]
mod tests {
    use protocol::FindingTable;
    use protocol::random::Random;

    use super::optimized::{Cache, TooLarge};
    use super::{Answer, ByteBoundedCache, Case, naive, optimized};
    use crate::harness::{
        Exercise as _, Gauge, Registered as _, Run, Values, Yours,
    };

    /// The same cache as a list, the least recently used one first.
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
                    let value = vec![1; random.index(40)];
                    assert_eq!(
                        cache.put(key, value.clone()),
                        model.put(key, value),
                        "seed {seed}"
                    );
                }
                assert!(cache.held <= limit, "seed {seed}");
                assert_eq!(cache.held, model.held(), "seed {seed}");
            }
            for key in KEYS {
                assert_eq!(cache.get(key), model.get(key), "seed {seed}");
            }
        }
    }

    /// A case of lookups, limit and count.
    fn case([lookups, limit, count]: [u64; 3]) -> protocol::Case {
        let case = [
            ("lookups", lookups),
            ("limit", limit),
            ("value", 4_000),
            ("count", count),
        ];
        case.map(|(knob, value)| (knob.to_owned(), value)).into()
    }

    /// The result of a `solve` for a case.
    fn run(solve: fn(&Case) -> Answer, values: [u64; 3]) -> Run {
        let yours = Yours { exercise: ByteBoundedCache, solve };
        let run = yours.run("yours", &case(values), &Gauge::none);
        run.expect("the values are in range")
    }

    fn uncached(case: &Case) -> Answer {
        let lookups = case.lookups.iter();
        lookups.map(|lookup| lookup.sum_in(&case.compute(lookup))).sum()
    }

    #[test]
    fn a_right_answer_without_a_cache_leaves_the_work_out() {
        let values = [
            [1_000, 10_000, 10],
            [1_000, 0, 5],
            [333, 8_000, 2],
            [100, 200_000, 10],
            [0, 0, 1],
        ];
        for values in values {
            let run = run(optimized::solve, values);
            assert_eq!(run.left_out, None, "{values:?}");
        }
        let cached = run(optimized::solve, values[0]);
        assert_eq!(run(naive::solve, values[0]).left_out, None);
        let without = run(uncached, values[0]);
        assert_eq!(without.answer, cached.answer);
        let why = without.left_out.expect("there is no cache");
        assert!(why.starts_with("1,000 values were computed"), "{why}");
        // No value fits into 0 bytes, so that cache computes all of them.
        assert_eq!(run(uncached, values[1]).left_out, None);
    }

    #[test]
    fn the_optimized_cache_computes_what_was_foreseen() {
        for values in [[1_000, 10_000], [1_000, 12_000], [3_000, 50_000]] {
            let [lookups, limit] = values;
            let count = |run: &Run| {
                let FindingTable::Numbers(table) = &run.findings[0].table
                else {
                    panic!("{:?} has no numbers", run.findings);
                };
                table.rows[1].cells[0]
            };
            let run = run(optimized::solve, [lookups, limit, 1]);
            let case = case([lookups, limit, 1]);
            let case = ByteBoundedCache::case(&Values {
                slug: "byte-bounded-cache",
                case: &case,
            });
            assert_eq!(count(&run), i64::try_from(case.misses()).ok());
        }
    }

    fn value(bytes: usize) -> Vec<u8> {
        vec![1; bytes]
    }

    /// The keys of 0 to 3 that are there. Asking uses them, in that order.
    fn keys(cache: &mut Cache) -> Vec<u32> {
        (0..4).filter(|&key| cache.get(key).is_some()).collect()
    }

    #[test]
    fn of_three_values_of_4_000_bytes_the_two_used_last_fit_in_10_000() {
        let mut cache = Cache::new(10_000);
        for key in 0..3 {
            assert_eq!(cache.put(key, value(4_000)), Ok(()));
        }
        assert_eq!(cache.held, 8_000);
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
            assert_eq!(cache.held, bytes);
        }
    }

    #[test]
    fn a_value_larger_than_the_limit_is_refused_and_evicts_nothing() {
        let mut cache = Cache::new(10_000);
        assert_eq!(cache.put(0, value(4_000)), Ok(()));
        assert_eq!(cache.put(1, value(6_000)), Ok(()));
        assert_eq!(cache.put(2, value(10_001)), Err(TooLarge));
        assert_eq!(cache.put(0, value(10_001)), Err(TooLarge));
        assert_eq!(cache.held, 10_000);
        assert_eq!(keys(&mut cache), [0, 1]);
        assert_eq!(cache.put(2, value(10_000)), Ok(()));
        assert_eq!(keys(&mut cache), [2]);
    }
}
