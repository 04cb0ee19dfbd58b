//! All names in one text, the squares in a list, the floats in a sorted list.

use meter::trace::{self, By, Statistics, Unavailable};

use super::{Answer, Case, NAME_LEN};

fn top_three() -> Result<Statistics, Unavailable> {
    let mut lines = trace::snapshot()?.statistics(By::Line);
    lines.truncate(3);
    Ok(lines)
}

pub fn solve(case: &Case) -> Answer {
    let started = trace::start();

    // Name number i has the letters from NAME_LEN * i on.
    let all_letters = case.names * NAME_LEN;
    let mut names = String::with_capacity(all_letters);
    names.extend(case.letters().take(all_letters));
    // The square of n is at place n.
    let squares: Vec<u64> =
        (0..u64::from(case.squares)).map(|n| n * n).collect();
    // They come in ascending order, so a binary search finds them.
    let floats: Vec<f64> =
        (0..case.floats).map(|n| f64::from(n) / 2.0).collect();

    let lines = started.and_then(|()| top_three());
    trace::stop();

    let with_a = (0..case.names)
        .filter(|i| names[NAME_LEN * i..].starts_with('a'))
        .count();
    let sum: u64 = squares.iter().sum();
    let whole = (0..case.floats)
        .filter(|n| {
            let wanted = f64::from(*n);
            floats.binary_search_by(|x| x.total_cmp(&wanted)).is_ok()
        })
        .count();
    Answer { value: with_a as u64 + sum + whole as u64, found: lines }
}
