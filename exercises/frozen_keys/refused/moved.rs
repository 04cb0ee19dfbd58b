// refused: wants to move the events into the map, but they are borrowed.

use std::collections::HashMap;

use super::{Answer, Case, Event};

pub fn solve(case: &Case) -> Answer {
    let mut firsts: HashMap<Event, usize> = HashMap::new();
    let mut distance = 0;
    for (position, event) in case.events.iter().enumerate() {
        let first = *firsts.entry(*event).or_insert(position);
        distance += (position - first) as u64;
    }
    Answer { different: firsts.len(), distance }
}
