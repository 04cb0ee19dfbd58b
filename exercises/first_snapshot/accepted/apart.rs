// The traced part in a function of its own, which hands errors on.

use meter::trace::{self, By, Statistics, Unavailable};

use super::{Answer, Case};

fn traced(
    make: impl FnOnce() -> Box<[u64]>,
) -> (Box<[u64]>, Result<Statistics, Unavailable>) {
    let started = trace::start();
    let made = make();
    let snapshot = started.and_then(|()| trace::snapshot());
    trace::stop();
    (made, snapshot.map(|snapshot| snapshot.statistics(By::Line)))
}

pub fn solve(case: &Case) -> Answer {
    let older: Box<[u64]> = case.older.iter().collect();
    let (numbers, found) = traced(|| case.numbers.iter().collect());
    let mark = case.mark();
    let all = older.iter().chain(&numbers);
    Answer { value: all.map(|n| n.abs_diff(mark)).sum(), found }
}
