// Pairs, pushed one by one, and what was due is never in a list of its own.

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
    let archive: Vec<u64> = case.archive.iter().collect();

    let before = trace::snapshot();
    let mut records = Vec::new();
    for pair in case.due.iter().zip(case.paid.iter()) {
        records.push(pair);
    }
    let lines = changed(before);
    trace::stop();

    let mark = case.mark();
    let mut sum = 0;
    for amount in &archive {
        sum += amount.abs_diff(mark);
    }
    for (due, paid) in &records {
        sum += due.abs_diff(mark) + paid.abs_diff(mark);
    }
    Answer { value: sum, found: Look::Difference(lines) }
}
