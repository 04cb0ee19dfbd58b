// over-budget: copies an event only if it is new, which is still a block for
// each string in it.

use std::collections::HashMap;

use super::{Answer, Case, Event};

pub fn solve(case: &Case) -> Answer {
    let mut firsts: HashMap<Event, usize> = HashMap::new();
    let mut distance = 0;
    for (position, event) in case.events.iter().enumerate() {
        let first = match firsts.get(event) {
            Some(first) => *first,
            None => {
                firsts.insert(event.clone(), position);
                position
            }
        };
        distance += (position - first) as u64;
    }
    Answer { different: firsts.len(), distance }
}
