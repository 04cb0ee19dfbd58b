// left-out: takes in nothing more when it is full.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut cache: HashMap<u32, Vec<u64>> = HashMap::new();

    for product in case.requests() {
        if let Some(list) = cache.get(&product) {
            case.show(list);
            continue;
        }
        let list = case.similar(product);
        case.show(&list);
        if cache.len() < case.bound.get() {
            cache.insert(product, list);
        }
    }
    case.checksum()
}
