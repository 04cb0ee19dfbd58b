// A sorted map, which compares events and hashes none.

use std::collections::BTreeMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut firsts = BTreeMap::new();
    let mut distance = 0;
    for (position, event) in case.events.iter().enumerate() {
        match firsts.get(event) {
            Some(first) => distance += (position - first) as u64,
            None => {
                firsts.insert(event, position);
            }
        }
    }
    Answer { different: firsts.len(), distance }
}
