// A list for each session, in which few events have to be compared.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut sessions: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut different = 0;
    let mut distance = 0;
    for (position, event) in case.events.iter().enumerate() {
        let firsts = sessions.entry(event.session()).or_default();
        match firsts.iter().find(|first| case.events[**first] == *event) {
            Some(first) => distance += (position - first) as u64,
            None => {
                different += 1;
                firsts.push(position);
            }
        }
    }
    Answer { different, distance }
}
