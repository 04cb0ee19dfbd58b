// over-budget: a tuple with strings of its own.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut firsts: HashMap<(String, String, u32), usize> = HashMap::new();
    let mut distance = 0;
    for (position, event) in case.events.iter().enumerate() {
        let key = (
            event.session().to_owned(),
            event.page().to_owned(),
            event.minute(),
        );
        let first = *firsts.entry(key).or_insert(position);
        distance += (position - first) as u64;
    }
    Answer { different: firsts.len(), distance }
}
