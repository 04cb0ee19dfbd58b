// wrong: compares each event with the one before it only.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut different = 0;
    let mut distance = 0;
    let mut first = 0;
    for (position, event) in case.events.iter().enumerate() {
        if position == 0 || case.events[first] != *event {
            different += 1;
            first = position;
        }
        distance += (position - first) as u64;
    }
    Answer { different, distance }
}
