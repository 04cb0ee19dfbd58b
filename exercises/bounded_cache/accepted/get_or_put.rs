// The same cache with `get` and `put`, and lists of a fixed length.

use lru::LruCache;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut cache: LruCache<u32, Box<[u64]>> = LruCache::new(case.bound);

    for product in case.requests() {
        if let Some(list) = cache.get(&product) {
            case.show(list);
        } else {
            let list = case.similar(product).into_boxed_slice();
            case.show(&list);
            cache.put(product, list);
        }
    }
    case.checksum()
}
