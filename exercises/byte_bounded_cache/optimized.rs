//! A cache bounded by the bytes of its values, however many they are.

use std::hash::{BuildHasherDefault, DefaultHasher};

use lru::LruCache;

use super::{Answer, Case};

/// The standard one is seeded at random. With this one every run is the same;
/// it need not be changed.
type Hasher = BuildHasherDefault<DefaultHasher>;

pub struct Cache {
    values: LruCache<u32, Vec<u8>, Hasher>,
    /// The bytes of all values together, never more than `limit`.
    pub held: usize,
    limit: usize,
}

/// The value alone is larger than the limit.
#[derive(Debug, PartialEq)]
pub struct TooLarge;

impl Cache {
    pub fn new(limit: usize) -> Self {
        let values = LruCache::unbounded_with_hasher(Hasher::default());
        Cache { values, held: 0, limit }
    }

    /// The value of a key, which is now the most recently used.
    pub fn get(&mut self, key: u32) -> Option<&[u8]> {
        self.values.get(&key).map(Vec::as_slice)
    }

    /// Keeps a value in place of the one that its key had, and forgets the
    /// least recently used ones until it fits. A value that cannot fit
    /// changes nothing.
    pub fn put(&mut self, key: u32, value: Vec<u8>) -> Result<(), TooLarge> {
        if value.len() > self.limit {
            return Err(TooLarge);
        }
        if let Some(replaced) = self.values.pop(&key) {
            self.held -= replaced.len();
        }
        while self.held > self.limit - value.len() {
            let Some((_, oldest)) = self.values.pop_lru() else { break };
            self.held -= oldest.len();
        }
        self.held += value.len();
        self.values.put(key, value);
        Ok(())
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut cache = Cache::new(case.limit);
    let mut sum = 0;

    for lookup in &case.lookups {
        if let Some(value) = cache.get(lookup.key)
            && !lookup.changed
        {
            sum += lookup.sum_in(value);
            continue;
        }
        let value = case.compute(lookup);
        sum += lookup.sum_in(&value);
        // A value that is too large was of use once, and is not kept.
        let _ = cache.put(lookup.key, value);
    }
    sum
}
