// left-out: bounds the number so low that the bytes fit, too.

use std::hash::{BuildHasherDefault, DefaultHasher};
use std::num::NonZeroUsize;

use lru::LruCache;

use super::{Answer, Case};

/// The standard one draws random keys, and with them the table may grow
/// sooner or later. This one makes every run the same.
type Hasher = BuildHasherDefault<DefaultHasher>;

pub fn solve(case: &Case) -> Answer {
    let most = NonZeroUsize::MIN;
    let mut cache: LruCache<u32, Vec<u8>, Hasher> =
        LruCache::with_hasher(most, Hasher::default());
    let mut sum = 0;

    for lookup in &case.lookups {
        if let Some(value) = cache.get(&lookup.key)
            && !lookup.changed
        {
            sum += lookup.sum_in(value);
            continue;
        }
        let value = case.compute(lookup);
        sum += lookup.sum_in(&value);
        if value.len() <= case.limit {
            cache.put(lookup.key, value);
        }
    }
    sum
}
