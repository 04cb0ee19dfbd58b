// Pairs of a reference and a position, pushed one by one. A sort that keeps
// equal pairs in their order asks for room of its own.

use super::{Answer, Case, Event};

pub fn solve(case: &Case) -> Answer {
    let mut pairs: Vec<(&Event, usize)> = Vec::new();
    for (position, event) in case.events.iter().enumerate() {
        pairs.push((event, position));
    }
    pairs.sort();
    let mut different = 0;
    let mut distance = 0;
    for equal in pairs.chunk_by(|a, b| a.0 == b.0) {
        let (_, first) = equal[0];
        different += 1;
        distance += equal.iter().map(|p| (p.1 - first) as u64).sum::<u64>();
    }
    Answer { different, distance }
}
