// left-out: leaks what the work made, so that it is live forever.

use std::collections::HashMap;

use meter::trace::{self, By, Statistics, Unavailable};

use super::{Answer, Case};

struct Made {
    title: String,
    numbers: Vec<u32>,
    squares: HashMap<u32, u64>,
    text: String,
}

fn with_square(key: u32) -> (u32, u64) {
    (key, u64::from(key) * u64::from(key))
}

fn work(case: &Case) -> Made {
    let title = case.title.clone();
    let numbers = case.numbers.iter().collect();
    let squares = case.keys.iter().map(with_square).collect();
    let text = case.characters.iter().collect();
    Made { title, numbers, squares, text }
}

fn answer(case: &Case, made: &Made) -> u64 {
    let asked = case.asked();
    let numbers = made.numbers.iter().filter(|n| **n < asked.below);
    let squares = made.squares.iter().filter(|(key, _)| **key < asked.below);
    let squares: u64 = squares.map(|(_, square)| square).sum();
    let text = made.text.chars().filter(|c| *c == asked.character);
    (made.title.len() + numbers.count() + text.count()) as u64 + squares
}

// The table is empty. What is still there when the snapshot is taken?
/// Does some work, and says which lines hold most after it.
fn top(lines: usize, work: impl FnOnce()) -> Result<Statistics, Unavailable> {
    let started = trace::start();
    work();
    let found = started.and_then(|()| {
        let mut found = trace::snapshot()?.statistics(By::Line);
        found.truncate(lines);
        Ok(found)
    });
    trace::stop();
    found
}

pub fn solve(case: &Case) -> Answer {
    let mut value = 0;
    let found = top(3, || {
        let made = Box::leak(Box::new(work(case)));
        value = answer(case, made);
    });
    Answer { value, found }
}
