// The tool is told what to do with the result, and there is no map.

use meter::trace::{self, By};

use super::{Answer, Case};

struct Made {
    title: String,
    numbers: Vec<u32>,
    squares: Box<[(u32, u64)]>,
    text: Box<str>,
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
    let squares = made.squares.iter().filter(|(key, _)| *key < asked.below);
    let squares: u64 = squares.map(|(_, square)| square).sum();
    let text = made.text.chars().filter(|c| *c == asked.character);
    (made.title.len() + numbers.count() + text.count()) as u64 + squares
}

fn top<R>(
    lines: usize,
    work: impl FnOnce() -> R,
    then: impl FnOnce(R) -> u64,
) -> Answer {
    let started = trace::start();
    let made = work();
    let snapshot = started.and_then(|()| trace::snapshot());
    trace::stop();
    let found = snapshot.map(|snapshot| {
        let mut found = snapshot.statistics(By::Line);
        found.truncate(lines);
        found
    });
    Answer { value: then(made), found }
}

pub fn solve(case: &Case) -> Answer {
    top(3, || work(case), |made| answer(case, &made))
}
