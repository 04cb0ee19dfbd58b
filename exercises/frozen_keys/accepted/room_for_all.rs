// Asks at once for room for as many keys as there are events.

use std::collections::HashMap;

use super::{Answer, Case, Event};

pub fn solve(case: &Case) -> Answer {
    let events = &case.events;
    let mut firsts: HashMap<&Event, u32> =
        HashMap::with_capacity(events.len());
    let mut distance = 0;
    for (event, position) in events.iter().zip(0..) {
        let first = *firsts.entry(event).or_insert(position);
        distance += u64::from(position - first);
    }
    Answer { different: firsts.len(), distance }
}
