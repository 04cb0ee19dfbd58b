//! A text a name, a map of the squares, a set of the floats.

use std::collections::{HashMap, HashSet};

use meter::trace::{self, By, Statistics, Unavailable};

use super::{Answer, Case, NAME_LEN};

fn top_three() -> Result<Statistics, Unavailable> {
    let mut lines = trace::snapshot()?.statistics(By::Line);
    lines.truncate(3);
    Ok(lines)
}

pub fn solve(case: &Case) -> Answer {
    let started = trace::start();

    let mut letters = case.letters();
    let mut names = Vec::new();
    for _ in 0..case.names {
        let mut name = String::new();
        for letter in letters.by_ref().take(NAME_LEN) {
            name.push(letter);
        }
        names.push(name);
    }
    let mut squares = HashMap::new();
    for n in 0..u64::from(case.squares) {
        squares.insert(n, n * n);
    }
    // A set compares its members, and not every f64 equals itself. Bits do.
    let mut floats = HashSet::new();
    for n in 0..case.floats {
        floats.insert((f64::from(n) / 2.0).to_bits());
    }

    let lines = started.and_then(|()| top_three());
    trace::stop();

    let with_a = names.iter().filter(|name| name.starts_with('a')).count();
    let sum: u64 = squares.values().sum();
    let whole = (0..case.floats)
        .filter(|n| floats.contains(&f64::from(*n).to_bits()))
        .count();
    Answer { value: with_a as u64 + sum + whole as u64, found: lines }
}
