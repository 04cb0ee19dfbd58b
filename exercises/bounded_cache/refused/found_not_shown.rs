// failed: shows a list only when it was computed.

use lru::LruCache;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut cache: LruCache<u32, Vec<u64>> = LruCache::new(case.bound);

    for product in case.requests() {
        if !cache.contains(&product) {
            let list = cache.get_or_insert(product, || case.similar(product));
            case.show(list);
        }
    }
    case.checksum()
}
