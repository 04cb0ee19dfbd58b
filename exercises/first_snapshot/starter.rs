//! Find the line that allocates for every number, and mend it.

use meter::trace::{self, By, Statistics, Unavailable};

use super::{Answer, Case};

/// What is live now, by the line that allocated it.
fn by_line() -> Result<Statistics, Unavailable> {
    Ok(trace::snapshot()?.statistics(By::Line))
}

pub fn solve(case: &Case) -> Answer {
    let older: Vec<u32> = (0..case.numbers).collect();

    // The snapshot knows what is allocated from here on.
    let started = trace::start();
    let mut numbers = Vec::new();
    for n in 0..case.numbers {
        // Which of the two calls has as many blocks as there are numbers?
        let number = Box::new(u64::from(n));
        numbers.push(number);
    }
    let lines = started.and_then(|()| by_line());
    trace::stop();

    let mut sum = 0;
    for n in &older {
        sum += u64::from(*n);
    }
    for n in &numbers {
        sum += **n;
    }
    Answer { value: sum, found: lines }
}
