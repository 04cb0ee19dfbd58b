// over-budget: asks for room for all products at once.

use std::num::NonZeroUsize;

use lru::LruCache;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let all = NonZeroUsize::new(1_000_000).unwrap_or(case.bound);
    let mut cache: LruCache<u32, Vec<u64>> = LruCache::new(all);

    for product in case.requests() {
        let list = cache.get_or_insert(product, || case.similar(product));
        case.show(list);
    }
    case.checksum()
}
