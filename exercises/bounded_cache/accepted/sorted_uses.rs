// A second map, sorted by the time of the last use.

use std::collections::{BTreeMap, HashMap};

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut cache: HashMap<u32, (usize, Vec<u64>)> = HashMap::new();
    let mut by_use: BTreeMap<usize, u32> = BTreeMap::new();

    for (now, product) in case.requests().enumerate() {
        if let Some((used, list)) = cache.get_mut(&product) {
            by_use.remove(used);
            *used = now;
            case.show(list);
        } else {
            if cache.len() == case.bound.get()
                && let Some((_, oldest)) = by_use.pop_first()
            {
                cache.remove(&oldest);
            }
            let list = case.similar(product);
            case.show(&list);
            cache.insert(product, (now, list));
        }
        by_use.insert(now, product);
    }
    case.checksum()
}
