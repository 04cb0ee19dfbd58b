// Two lists side by side: what was due stays where it was, and one list grows.

use meter::trace::{self, By, Differences, Snapshot, Unavailable};

use super::{Answer, Case, Look};

/// Lists what has changed since a snapshot, line by line.
fn changed(
    before: Result<Snapshot, Unavailable>,
) -> Result<Differences, Unavailable> {
    Ok(trace::snapshot()?.compare(&before?, By::Line))
}

pub fn solve(case: &Case) -> Answer {
    // If there are no lines, the snapshot says so.
    let _ = trace::start();
    let due: Vec<u64> = case.due.iter().collect();
    let archive: Vec<u64> = case.archive.iter().collect();

    let before = trace::snapshot();
    let paid: Vec<u64> = case.paid.iter().collect();
    let lines = changed(before);
    trace::stop();

    let mark = case.mark();
    let mut sum = 0;
    for amount in archive.iter().chain(&due).chain(&paid) {
        sum += amount.abs_diff(mark);
    }
    Answer { value: sum, found: Look::Difference(lines) }
}
