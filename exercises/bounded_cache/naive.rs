//! Every list that was ever computed is kept.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut cache: HashMap<u32, Vec<u64>> = HashMap::new();

    for product in case.requests() {
        let list =
            cache.entry(product).or_insert_with(|| case.similar(product));
        case.show(list);
    }
    case.checksum()
}
