// wrong: keeps half the bytes of each number.

use lru::LruCache;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut cache: LruCache<u32, Vec<u32>> = LruCache::new(case.bound);

    for product in case.requests() {
        let list = cache.get_or_insert(product, || {
            let list = case.similar(product);
            list.into_iter().map(|number| number as u32).collect()
        });
        let list: Vec<u64> = list.iter().map(|n| u64::from(*n)).collect();
        case.show(&list);
    }
    case.checksum()
}
