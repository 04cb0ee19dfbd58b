// over-budget: writes into the same string each time, and copies it only if it
// is new.

use std::collections::HashMap;
use std::fmt::Write;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut key = String::new();
    let mut firsts: HashMap<String, usize> = HashMap::new();
    let mut distance = 0;
    for (position, event) in case.events.iter().enumerate() {
        key.clear();
        write!(key, "{} {} {}", event.session(), event.page(), event.minute())
            .unwrap();
        let first = match firsts.get(&key) {
            Some(first) => *first,
            None => {
                firsts.insert(key.clone(), position);
                position
            }
        };
        distance += (position - first) as u64;
    }
    Answer { different: firsts.len(), distance }
}
