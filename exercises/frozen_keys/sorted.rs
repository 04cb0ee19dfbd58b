//! No map: positions in the order of their events, so that equal events stand
//! side by side.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let events = &case.events;
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_unstable_by_key(|&position| (&events[position], position));
    let mut different = 0;
    let mut distance = 0;
    for equal in order.chunk_by(|&a, &b| events[a] == events[b]) {
        different += 1;
        for position in equal {
            distance += (position - equal[0]) as u64;
        }
    }
    Answer { different, distance }
}
