//! Find how far each event is from the first one like it, and copy none.

use std::collections::HashMap;

use super::{Answer, Case, Event};

// A string that two events share only if they are equal. What does it take
// that the event does not have already?
fn key(event: &Event) -> String {
    format!("{} {} {}", event.session(), event.page(), event.minute())
}

pub fn solve(case: &Case) -> Answer {
    let mut firsts: HashMap<String, usize> = HashMap::new();
    let mut distance = 0;
    for (position, event) in case.events.iter().enumerate() {
        let first = *firsts.entry(key(event)).or_insert(position);
        distance += (position - first) as u64;
    }
    Answer { different: firsts.len(), distance }
}
