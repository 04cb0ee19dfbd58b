// left-out: forgets what came first, and keeps more of it to make up for that.

use std::collections::{HashMap, VecDeque};

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let bound = case.bound.get() * 5 / 4;
    let mut cache: HashMap<u32, Vec<u64>> = HashMap::with_capacity(bound);
    let mut order = VecDeque::new();

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
