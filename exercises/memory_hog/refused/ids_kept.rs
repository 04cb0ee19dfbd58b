// over-budget: keeps an id beside each square, and searches for it.

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
    let mut ids: Vec<u32> = Vec::with_capacity(case.squares.left());
    let mut squares: Vec<u64> = Vec::with_capacity(case.squares.left());
    for (id, square) in case.squares.iter().enumerate() {
        ids.push(id as u32);
        squares.push(square);
    }
    // They come in ascending order, so a binary search finds them.
    let floats: Vec<f64> = case.floats.iter().collect();

    let lines = started.and_then(|()| top_three());
    trace::stop();

    let asked = case.asked();
    let each = names.as_bytes().chunks_exact(NAME_LEN);
    let before = each.filter(|name| *name < asked.name.as_bytes()).count();
    let square = |id: &usize| {
        let at = ids.binary_search(&(*id as u32));
        at.map_or(0, |at| squares[at])
    };
    let sum: u64 = asked.ids.iter().map(square).sum();
    let is_there = |float: &&f64| {
        floats.binary_search_by(|other| other.total_cmp(float)).is_ok()
    };
    let there = asked.floats.iter().filter(is_there).count();
    Answer { value: before as u64 + sum + there as u64, found: lines }
}
