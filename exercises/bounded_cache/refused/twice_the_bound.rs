// over-budget: keeps twice as many lists as it may.

use std::num::NonZeroUsize;

use lru::LruCache;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let bound = case.bound.saturating_mul(NonZeroUsize::new(2).unwrap());
    let mut cache: LruCache<u32, Vec<u64>> = LruCache::new(bound);

    for product in case.requests() {
        let list = cache.get_or_insert(product, || case.similar(product));
        case.show(list);
    }
    case.checksum()
}
