// left-out: keeps half as many lists as it may.

use std::num::NonZeroUsize;

use lru::LruCache;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let half = NonZeroUsize::new(case.bound.get() / 2);
    let mut cache: LruCache<u32, Vec<u64>> =
        LruCache::new(half.unwrap_or(case.bound));

    for product in case.requests() {
        let list = cache.get_or_insert(product, || case.similar(product));
        case.show(list);
    }
    case.checksum()
}
