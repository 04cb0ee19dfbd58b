// Each list with its last use, and a search through all lists for the one to
// forget.

use std::collections::HashMap;

use super::{Answer, Case};

struct Entry {
    list: Vec<u64>,
    used: u64,
}

pub fn solve(case: &Case) -> Answer {
    let mut cache: HashMap<u32, Entry> = HashMap::new();

    for (product, now) in case.requests().zip(0..) {
        let is_new = !cache.contains_key(&product);
        if is_new && cache.len() == case.bound.get() {
            let oldest = cache.iter().min_by_key(|(_, entry)| entry.used);
            if let Some((&oldest, _)) = oldest {
                cache.remove(&oldest);
            }
        }
        let entry = cache.entry(product).or_insert_with(|| Entry {
            list: case.similar(product),
            used: now,
        });
        entry.used = now;
        case.show(&entry.list);
    }
    case.checksum()
}
