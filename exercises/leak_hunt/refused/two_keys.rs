// left-out: keeps two keys, which are forgotten before they come again.

use std::cell::RefCell;
use std::collections::HashMap;

use meter::trace::{self, By, Differences, Unavailable};

use super::{Answer, Call, Case};

thread_local! {
    /// The numbers of each key. Lives as long as the program.
    static CACHE: RefCell<HashMap<u32, Vec<u64>>> =
        RefCell::new(HashMap::new());
}

/// Computes the numbers of a key.
fn compute(case: &Case, key: u32) -> Vec<u64> {
    case.numbers(key).collect()
}

/// Answers one call: the sum of the wanted part of the key's numbers.
fn answer(case: &Case, call: &Call) -> u64 {
    CACHE.with_borrow_mut(|cache| {
        let key = call.key;
        if cache.len() == 2 {
            cache.clear();
        }
        let numbers = cache.entry(key).or_insert_with(|| compute(case, key));
        call.sum_in(numbers)
    })
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
