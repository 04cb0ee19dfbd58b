// over-budget: a copy of each event, though the map has one already.

use std::collections::HashMap;

use super::{Answer, Case, Event};

pub fn solve(case: &Case) -> Answer {
    let mut firsts: HashMap<Event, usize> = HashMap::new();
    let mut distance = 0;
    for (position, event) in case.events.iter().enumerate() {
        let first = *firsts.entry(event.clone()).or_insert(position);
        distance += (position - first) as u64;
    }
    Answer { different: firsts.len(), distance }
}
