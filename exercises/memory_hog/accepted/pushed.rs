// Everything pushed one by one, and the floats kept as their bits.

use meter::trace::{self, By, Statistics, Unavailable};

use super::{Answer, Case, NAME_LEN};

fn top_three() -> Result<Statistics, Unavailable> {
    let mut lines = trace::snapshot()?.statistics(By::Line);
    lines.truncate(3);
    Ok(lines)
}

pub fn solve(case: &Case) -> Answer {
    let started = trace::start();

    let mut names = String::new();
    for character in case.characters.iter() {
        names.push(character);
    }
    let mut squares = Vec::new();
    for square in case.squares.iter() {
        squares.push(square);
    }
    let mut floats = Vec::new();
    for float in case.floats.iter() {
        floats.push(float.to_bits());
    }
    let lines = started.and_then(|()| top_three());
    trace::stop();

    let asked = case.asked();
    let name = |at: usize| &names[NAME_LEN * at..NAME_LEN * (at + 1)];
    let before = (0..case.names).filter(|at| name(*at) < &*asked.name).count();
    let sum: u64 = asked.ids.iter().map(|id| squares[*id]).sum();
    let is_there = |float: &&f64| {
        let at = floats.partition_point(|bits| *bits < float.to_bits());
        floats.get(at) == Some(&float.to_bits())
    };
    let there = asked.floats.iter().filter(is_there).count();
    Answer { value: before as u64 + sum + there as u64, found: lines }
}
