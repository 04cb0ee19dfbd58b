//! Find the lines that hold most after some work, and mend them.

use std::collections::HashMap;

use meter::trace::{self, By, Statistics, Unavailable};

use super::{Answer, Case};

struct Made {
    numbers: Vec<u64>,
    squares: HashMap<u64, u64>,
    text: String,
}

fn work(case: &Case) -> Made {
    // Is each of these as wide and as long as it has to be? What should each
    // of the lines cost that the table names?
    let mut numbers = Vec::new();
    for n in 0..case.numbers {
        numbers.push(u64::from(n));
    }
    let mut squares = HashMap::new();
    for n in 0..u64::from(case.squares) {
        squares.insert(n, n * n);
    }
    let mut text = String::new();
    for letter in ('a'..='z').cycle().take(case.letters) {
        text.push(letter);
    }
    Made { numbers, squares, text }
}

/// Does some work, and says which lines hold most of what it made.
fn top<R>(
    lines: usize,
    work: impl FnOnce() -> R,
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
    let (made, lines) = top(3, || work(case));

    let mut sum: u64 = made.numbers.iter().sum();
    sum += made.squares.values().sum::<u64>();
    sum += made.text.bytes().map(u64::from).sum::<u64>();
    Answer { value: sum, found: lines }
}
