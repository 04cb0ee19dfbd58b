// left-out: takes both snapshots after the records were made.

use meter::trace::{self, By, Differences, Snapshot, Unavailable};

use super::{Answer, Case, Look};

struct Record {
    due: u64,
    paid: u64,
}

fn record((due, paid): (u64, u64)) -> Record {
    Record { due, paid }
}

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

    let pairs = due.into_iter().zip(case.paid.iter());
    let records: Vec<Record> = pairs.map(record).collect();
    let before = trace::snapshot();
    let lines = changed(before);
    trace::stop();

    let mark = case.mark();
    let mut sum = 0;
    for amount in &archive {
        sum += amount.abs_diff(mark);
    }
    for r in &records {
        sum += r.due.abs_diff(mark) + r.paid.abs_diff(mark);
    }
    Answer { value: sum, found: Look::Difference(lines) }
}
