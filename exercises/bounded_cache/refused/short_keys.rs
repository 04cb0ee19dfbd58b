// wrong: products whose numbers end in the same 16 bits share a list.

use lru::LruCache;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut cache: LruCache<u16, Vec<u64>> = LruCache::new(case.bound);

    for product in case.requests() {
        let key = product as u16;
        let list = cache.get_or_insert(key, || case.similar(product));
        case.show(list);
    }
    case.checksum()
}
