// left-out: `peek` looks at a list and does not count as a use.

use lru::LruCache;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut cache: LruCache<u32, Vec<u64>> = LruCache::new(case.bound);

    for product in case.requests() {
        if let Some(list) = cache.peek(&product) {
            case.show(list);
        } else {
            let list = case.similar(product);
            case.show(&list);
            cache.put(product, list);
        }
    }
    case.checksum()
}
