// Only the handles that have written are in a map.

use std::collections::BTreeMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut copies: BTreeMap<usize, Vec<u64>> = BTreeMap::new();

    for write in case.writes.iter() {
        let copy =
            copies.entry(write.handle).or_insert_with(|| case.entries.clone());
        copy[write.index] = write.value;
    }

    let shared: u64 = case.entries.iter().sum();
    let mut sum = 0;
    for handle in 0..case.handle_count {
        let own = copies.get(&handle).map(|copy| copy.iter().sum());
        sum += (handle as u64 + 1) * own.unwrap_or(shared);
    }
    sum
}
