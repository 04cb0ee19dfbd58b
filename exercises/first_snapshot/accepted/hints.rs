// Follows the hints: the trace begins earlier, and one list has all numbers.

use meter::trace::{self, By, Statistics, Unavailable};

use super::{Answer, Case};

/// Lists what is live now, by the line that allocated it.
fn by_line() -> Result<Statistics, Unavailable> {
    Ok(trace::snapshot()?.statistics(By::Line))
}

pub fn solve(case: &Case) -> Answer {
    let older: Vec<u64> = case.older.iter().collect();

    // What has been allocated by now, and when did the trace begin?
    let _ = trace::start();
    let numbers: Vec<u64> = case.numbers.iter().collect();
    let lines = by_line();
    trace::stop();

    let mark = case.mark();
    let mut sum = 0;
    for n in &older {
        sum += n.abs_diff(mark);
    }
    for n in &numbers {
        sum += n.abs_diff(mark);
    }
    Answer { value: sum, found: lines }
}
