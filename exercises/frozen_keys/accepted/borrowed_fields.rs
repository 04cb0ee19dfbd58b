// The key is a tuple of the event's fields, with both strings borrowed, and
// there is room for as many keys as events.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut firsts: HashMap<(&str, &str, u32), usize> =
        HashMap::with_capacity(case.events.len());
    let mut distance = 0;
    for (position, event) in case.events.iter().enumerate() {
        let key = (event.session(), event.page(), event.minute());
        let first = *firsts.entry(key).or_insert(position);
        distance += (position - first) as u64;
    }
    Answer { different: firsts.len(), distance }
}
