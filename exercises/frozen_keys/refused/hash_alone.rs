// wrong: takes two events for equal if their hashes are, all 64 bits of them.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let hasher = BuildHasherDefault::<DefaultHasher>::default();
    let mut firsts: HashMap<u64, usize> = HashMap::new();
    let mut distance = 0;
    for (position, event) in case.events.iter().enumerate() {
        let hash = hasher.hash_one(event);
        let first = *firsts.entry(hash).or_insert(position);
        distance += (position - first) as u64;
    }
    Answer { different: firsts.len(), distance }
}
