// over-budget: an `Rc` of a copy. To share a value it has to be in an `Rc`
// from the beginning.

use std::collections::HashMap;
use std::rc::Rc;

use super::{Answer, Case, Event};

pub fn solve(case: &Case) -> Answer {
    let mut firsts: HashMap<Rc<Event>, usize> = HashMap::new();
    let mut distance = 0;
    for (position, event) in case.events.iter().enumerate() {
        let first = *firsts.entry(Rc::new(event.clone())).or_insert(position);
        distance += (position - first) as u64;
    }
    Answer { different: firsts.len(), distance }
}
