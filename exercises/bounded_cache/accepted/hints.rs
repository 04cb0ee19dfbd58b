// Follows the hints: the cache of the crate `lru`.

use lru::LruCache;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut cache: LruCache<u32, Vec<u64>> = LruCache::new(case.bound);

    for product in case.requests() {
        let list = cache.get_or_insert(product, || case.similar(product));
        case.show(list);
    }
    case.checksum()
}
