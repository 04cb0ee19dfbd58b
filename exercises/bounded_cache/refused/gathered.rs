// failed: wants all requests before it answers the first.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let requests: Vec<u32> = case.requests().collect();
    let mut cache: HashMap<u32, Vec<u64>> = HashMap::new();
    for product in requests {
        let list =
            cache.entry(product).or_insert_with(|| case.similar(product));
        case.show(list);
    }
    case.checksum()
}
