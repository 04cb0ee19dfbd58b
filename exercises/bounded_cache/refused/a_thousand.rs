// over-budget: keeps a thousand lists, whatever the bound is.

use std::num::NonZeroUsize;

use lru::LruCache;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut cache: LruCache<u32, Vec<u64>> =
        LruCache::new(NonZeroUsize::new(1_000).unwrap());

    for product in case.requests() {
        let list = cache.get_or_insert(product, || case.similar(product));
        case.show(list);
    }
    case.checksum()
}
