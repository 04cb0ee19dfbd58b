//! Each event is written into a string, and the string is the key.

use std::collections::HashMap;

use super::{Answer, Case, Event};

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
