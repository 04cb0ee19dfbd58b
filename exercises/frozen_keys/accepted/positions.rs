// Positions, sorted by their events: equal ones stand side by side.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let events = &case.events;
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by(|&a, &b| events[a].cmp(&events[b]));
    let (mut different, mut distance) = (0, 0);
    let mut first = None;
    for position in order {
        match first {
            Some(first) if events[first] == events[position] => {
                distance += (position - first) as u64;
            }
            _ => {
                different += 1;
                first = Some(position);
            }
        }
    }
    Answer { different, distance }
}
