// wrong: a hash made by hand, field by field, and nothing compared.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut firsts: HashMap<u64, usize> = HashMap::new();
    let mut distance = 0;
    for (position, event) in case.events.iter().enumerate() {
        let mut hasher = DefaultHasher::new();
        event.session().hash(&mut hasher);
        event.page().hash(&mut hasher);
        event.minute().hash(&mut hasher);
        let first = *firsts.entry(hasher.finish()).or_insert(position);
        distance += (position - first) as u64;
    }
    Answer { different: firsts.len(), distance }
}
