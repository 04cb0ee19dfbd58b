// left-out: one list for all, so that its line has the older numbers too.

use meter::trace::{self, By, Statistics, Unavailable};

use super::{Answer, Case};

/// Lists what is live now, by the line that allocated it.
fn by_line() -> Result<Statistics, Unavailable> {
    Ok(trace::snapshot()?.statistics(By::Line))
}

pub fn solve(case: &Case) -> Answer {
    let mut all: Vec<u64> = case.older.iter().collect();

    // If there are no lines, the snapshot says so.
    let _ = trace::start();
    all.extend(case.numbers.iter());
    let lines = by_line();
    trace::stop();

    let mark = case.mark();
    let mut sum = 0;
    for n in &all {
        sum += n.abs_diff(mark);
    }
    Answer { value: sum, found: lines }
}
