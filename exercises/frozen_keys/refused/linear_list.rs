// left-out: a list of the different events, gone through for each event, field
// by field.

use super::{Answer, Case, Event};

pub fn solve(case: &Case) -> Answer {
    let mut firsts: Vec<(&Event, usize)> = Vec::new();
    let mut distance = 0;
    for (position, event) in case.events.iter().enumerate() {
        let known = firsts.iter().find(|(first, _)| {
            first.session() == event.session()
                && first.page() == event.page()
                && first.minute() == event.minute()
        });
        match known {
            Some((_, first)) => distance += (position - first) as u64,
            None => firsts.push((event, position)),
        }
    }
    Answer { different: firsts.len(), distance }
}
