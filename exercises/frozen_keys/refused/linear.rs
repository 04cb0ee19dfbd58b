// left-out: no key at all: goes through all events before it, for each.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut different = 0;
    let mut distance = 0;
    for (position, event) in case.events.iter().enumerate() {
        let first = case.events.iter().position(|e| e == event).unwrap();
        different += usize::from(first == position);
        distance += (position - first) as u64;
    }
    Answer { different, distance }
}
