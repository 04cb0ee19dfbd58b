//! The list that came first is forgotten, however much it is used.

use std::collections::{HashMap, VecDeque};

use super::{Answer, Case, Hasher};

pub fn solve(case: &Case) -> Answer {
    let bound = case.bound.get();
    let mut cache: HashMap<u32, Vec<u64>, Hasher> =
        HashMap::with_capacity_and_hasher(bound, Hasher::default());
    let mut order: VecDeque<u32> = VecDeque::with_capacity(bound);

    for product in case.requests() {
        if let Some(list) = cache.get(&product) {
            case.show(list);
            continue;
        }
        if cache.len() == bound
            && let Some(first) = order.pop_front()
        {
            cache.remove(&first);
        }
        let list = case.similar(product);
        case.show(&list);
        cache.insert(product, list);
        order.push_back(product);
    }
    case.checksum()
}
