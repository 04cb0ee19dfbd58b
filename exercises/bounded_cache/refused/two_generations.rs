// left-out: when the half of all lists is new, forgets those that are not.

use std::collections::HashMap;
use std::mem::take;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut new: HashMap<u32, Vec<u64>> = HashMap::new();
    let mut old: HashMap<u32, Vec<u64>> = HashMap::new();

    for product in case.requests() {
        if let Some(list) = new.get(&product) {
            case.show(list);
            continue;
        }
        let list =
            old.remove(&product).unwrap_or_else(|| case.similar(product));
        case.show(&list);
        if new.len() >= case.bound.get().div_ceil(2) {
            old = take(&mut new);
        }
        new.insert(product, list);
    }
    case.checksum()
}
