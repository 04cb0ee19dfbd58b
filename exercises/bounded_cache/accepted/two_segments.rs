// Two caches: a list that is found in the first moves to the second.

use std::num::NonZeroUsize;

use lru::LruCache;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let bound = case.bound.get();
    let half = NonZeroUsize::new(bound / 2).unwrap_or(NonZeroUsize::MIN);
    let rest = NonZeroUsize::new(bound - half.get()).unwrap_or(half);
    let mut once: LruCache<u32, Vec<u64>> = LruCache::new(rest);
    let mut more: LruCache<u32, Vec<u64>> = LruCache::new(half);

    for product in case.requests() {
        if let Some(list) = more.get(&product) {
            case.show(list);
        } else if let Some(list) = once.pop(&product) {
            case.show(&list);
            if let Some((back, list)) = more.push(product, list) {
                once.put(back, list);
            }
        } else {
            let list = case.similar(product);
            case.show(&list);
            once.put(product, list);
        }
    }
    case.checksum()
}
