// over-budget: a record of one's own that can be a key, with copied strings.

use std::collections::HashMap;

use super::{Answer, Case};

#[derive(PartialEq, Eq, Hash)]
struct Record {
    session: String,
    page: String,
    minute: u32,
}

pub fn solve(case: &Case) -> Answer {
    let mut firsts: HashMap<Record, usize> = HashMap::new();
    let mut distance = 0;
    for (position, event) in case.events.iter().enumerate() {
        let record = Record {
            session: event.session().to_string(),
            page: event.page().to_string(),
            minute: event.minute(),
        };
        let first = *firsts.entry(record).or_insert(position);
        distance += (position - first) as u64;
    }
    Answer { different: firsts.len(), distance }
}
