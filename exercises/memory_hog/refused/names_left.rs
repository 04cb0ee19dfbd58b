// over-budget: fixes the map and the set. The names stay.

use meter::trace::{self, By, Statistics, Unavailable};

use super::{Answer, Case, NAME_LEN};

fn top_three() -> Result<Statistics, Unavailable> {
    let mut lines = trace::snapshot()?.statistics(By::Line);
    lines.truncate(3);
    Ok(lines)
}

pub fn solve(case: &Case) -> Answer {
    let started = trace::start();

    let mut names = Vec::new();
    for _ in 0..case.names {
        let mut name = String::new();
        for character in case.characters.iter().take(NAME_LEN) {
            name.push(character);
        }
        names.push(name);
    }
    // The square of an id is at that place.
    let squares: Vec<u64> = case.squares.iter().collect();
    // They come in ascending order, so a binary search finds them.
    let floats: Vec<f64> = case.floats.iter().collect();

    let lines = started.and_then(|()| top_three());
    trace::stop();

    let asked = case.asked();
    let before = names.iter().filter(|name| **name < asked.name).count();
    let sum: u64 = asked.ids.iter().map(|id| squares[*id]).sum();
    let is_there = |float: &&f64| {
        floats.binary_search_by(|other| other.total_cmp(float)).is_ok()
    };
    let there = asked.floats.iter().filter(is_there).count();
    Answer { value: before as u64 + sum + there as u64, found: lines }
}
