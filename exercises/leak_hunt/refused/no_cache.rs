// left-out: computes the numbers for each call, and keeps none.

use meter::trace::{self, By, Differences, Unavailable};

use super::{Answer, Call, Case};

/// Computes the numbers of a key.
fn compute(case: &Case, key: u32) -> Vec<u64> {
    case.numbers(key).collect()
}

fn answer(case: &Case, call: &Call) -> u64 {
    call.sum_in(&compute(case, call.key))
}

/// Does some work for each call, and says what the later half of the calls
/// left behind.
fn growth(
    calls: &[Call],
    mut work: impl FnMut(&Call),
) -> Result<Differences, Unavailable> {
    let (warm_up, later) = calls.split_at(calls.len() / 2);
    let started = trace::start();
    warm_up.iter().for_each(&mut work);
    let before = started.and_then(|()| trace::snapshot());
    later.iter().for_each(&mut work);
    let after = trace::snapshot();
    trace::stop();
    Ok(after?.compare(&before?, By::Line))
}

pub fn solve(case: &Case) -> Answer {
    let mut sum = 0;
    let lines = growth(&case.calls, |call| sum += answer(case, call));
    Answer { value: sum, found: lines }
}
