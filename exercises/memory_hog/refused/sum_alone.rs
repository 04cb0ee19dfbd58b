// wrong: adds all squares up as they come.

use meter::trace::{self, By, Statistics, Unavailable};

use super::{Answer, Case, NAME_LEN};

fn top_three() -> Result<Statistics, Unavailable> {
    let mut lines = trace::snapshot()?.statistics(By::Line);
    lines.truncate(3);
    Ok(lines)
}

pub fn solve(case: &Case) -> Answer {
    let started = trace::start();

    // Name number i has the bytes from NAME_LEN * i on.
    let names: String = case.characters.iter().collect();
    // The square of an id is at that place.
    let squares: u64 = case.squares.iter().sum();
    // They come in ascending order, so a binary search finds them.
    let floats: Vec<f64> = case.floats.iter().collect();

    let lines = started.and_then(|()| top_three());
    trace::stop();

    let asked = case.asked();
    let each = names.as_bytes().chunks_exact(NAME_LEN);
    let before = each.filter(|name| *name < asked.name.as_bytes()).count();
    let sum = squares;
    let is_there = |float: &&f64| {
        floats.binary_search_by(|other| other.total_cmp(float)).is_ok()
    };
    let there = asked.floats.iter().filter(is_there).count();
    Answer { value: before as u64 + sum + there as u64, found: lines }
}
