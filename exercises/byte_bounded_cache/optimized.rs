//! A cache bounded by the bytes of its values, however many they are.

use std::hash::{BuildHasherDefault, DefaultHasher};

use lru::LruCache;

use super::{Answer, Case, checksum, compute};

/// The standard one draws random keys, and with them the table may grow
/// sooner or later. This one makes every run the same.
type Hasher = BuildHasherDefault<DefaultHasher>;

pub struct Cache {
    values: LruCache<u32, Vec<u8>, Hasher>,
    /// The bytes of all values together, never more than `limit`.
    held: usize,
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

    pub fn held(&self) -> usize {
        self.held
    }

    /// The value of a key, which is now the one used last.
    pub fn get(&mut self, key: u32) -> Option<&[u8]> {
        self.values.get(&key).map(Vec::as_slice)
    }

    /// Keeps a value in place of the one that its key had, and forgets those
    /// that were not used for longest until it fits. A value that cannot fit
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
    let mut answer = Answer::default();

    for &key in &case.lookups {
        if let Some(value) = cache.get(key) {
            answer.sum += checksum(value);
            answer.hits += 1;
            continue;
        }
        let value = compute(key, case.bytes_of(key));
        answer.sum += checksum(&value);
        if cache.put(key, value).is_err() {
            answer.refused += 1;
        }
        answer.most_held = answer.most_held.max(cache.held());
    }
    answer
}
