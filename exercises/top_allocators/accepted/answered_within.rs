// The work answers too, gives what it made with the answer, and borrows the
// title.

use std::collections::HashMap;

use meter::trace::{self, By, Statistics, Unavailable};

use super::{Answer, Case};

struct Made<'a> {
    title: &'a str,
    numbers: Vec<u32>,
    squares: HashMap<u32, u64>,
    text: String,
}

fn with_square(key: u32) -> (u32, u64) {
    (key, u64::from(key) * u64::from(key))
}

fn work(case: &Case) -> Made<'_> {
    let title = &case.title;
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

/// Does some work, and says which lines hold most of what it made.
fn top<R, W: FnOnce() -> R>(
    lines: usize,
    work: W,
) -> (R, Result<Statistics, Unavailable>) {
    let started = trace::start();
    let made = work();
    let found = started.and_then(|()| {
        let mut found = trace::snapshot()?.statistics(By::Line);
        found.truncate(lines);
        Ok(found)
    });
    trace::stop();
    (made, found)
}

pub fn solve(case: &Case) -> Answer {
    let answered = || {
        let made = work(case);
        (answer(case, &made), made)
    };
    let ((value, _), found) = top(3, answered);
    Answer { value, found }
}
