// failed: wants to count each value as it comes, and keep none.

use std::collections::HashMap;

use meter::trace::{self, By};

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let started = trace::start();
    let asked = case.asked();
    let numbers = case.numbers.iter().filter(|n| *n < asked.below).count();
    let mut squares = HashMap::new();
    for key in case.keys.iter().filter(|key| *key < asked.below) {
        squares.insert(key, u64::from(key).pow(2));
    }
    let text = case.characters.iter().filter(|c| *c == asked.character);
    let value = (case.title.len() + numbers + text.count()) as u64
        + squares.values().sum::<u64>();
    let found = started.and_then(|()| {
        let mut found = trace::snapshot()?.statistics(By::Line);
        found.truncate(3);
        Ok(found)
    });
    trace::stop();
    Answer { value, found }
}
