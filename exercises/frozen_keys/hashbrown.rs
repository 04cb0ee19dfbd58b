//! A table of positions: the key is the event at a position, and is nowhere
//! stored a second time.

use std::hash::{BuildHasher, RandomState};

use hashbrown::HashTable;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let events = &case.events;
    let hasher = RandomState::new();
    // Asked for when the table moves to a larger one.
    let hash = |position: &usize| hasher.hash_one(&events[*position]);

    let mut firsts: HashTable<usize> = HashTable::new();
    let mut distance = 0;
    for (position, event) in events.iter().enumerate() {
        let is_equal = |first: &usize| events[*first] == *event;
        let entry = firsts.entry(hasher.hash_one(event), is_equal, hash);
        let first = *entry.or_insert(position).get();
        distance += (position - first) as u64;
    }
    Answer { different: firsts.len(), distance }
}
