// A set says which are new; the map is asked for the others.

use std::collections::{HashMap, HashSet};

use super::{Answer, Case, Event};

pub fn solve(case: &Case) -> Answer {
    let mut seen: HashSet<&Event> = HashSet::new();
    let mut firsts: HashMap<&Event, usize> = HashMap::new();
    let mut distance = 0;
    for (position, event) in case.events.iter().enumerate() {
        if seen.insert(event) {
            firsts.insert(event, position);
        } else {
            distance += (position - firsts[event]) as u64;
        }
    }
    Answer { different: seen.len(), distance }
}
