// over-budget: the crate's cache, but without a bound.

use lru::LruCache;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut cache: LruCache<u32, Vec<u64>> = LruCache::unbounded();

    for product in case.requests() {
        let list = cache.get_or_insert(product, || case.similar(product));
        case.show(list);
    }
    case.checksum()
}
