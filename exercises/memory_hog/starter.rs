//! Measure, fix the line that holds most, and measure again, three times over.

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

    // Which line holds most? What should it come to? Fix it, and look again.
    let mut names = Vec::new();
    for _ in 0..case.names {
        let mut name = String::new();
        for character in case.characters.iter().take(NAME_LEN) {
            name.push(character);
        }
        names.push(name);
    }
    let mut squares = HashMap::new();
    for (id, square) in case.squares.iter().enumerate() {
        squares.insert(id, square);
    }
    // A set compares its members, and not every f64 equals itself. Bits do.
    let mut floats = HashSet::new();
    for float in case.floats.iter() {
        floats.insert(float.to_bits());
    }

    let lines = started.and_then(|()| top_three());
    trace::stop();

    let asked = case.asked();
    let before = names.iter().filter(|name| **name < asked.name).count();
    let sum: u64 = asked.ids.iter().map(|id| squares[id]).sum();
    let is_there = |float: &&f64| floats.contains(&float.to_bits());
    let there = asked.floats.iter().filter(is_there).count();
    Answer { value: before as u64 + sum + there as u64, found: lines }
}
