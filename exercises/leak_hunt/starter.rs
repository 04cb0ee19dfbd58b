//! Find what a cache leaves behind after many calls, and bound it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use meter::trace::{self, By, Differences, Unavailable};

use super::{Answer, Case};

thread_local! {
    /// The numbers of each key. Lives as long as the program.
    static CACHE: RefCell<BTreeMap<u32, Vec<u64>>> =
        const { RefCell::new(BTreeMap::new()) };
}

fn compute(key: u32) -> Vec<u64> {
    (0..1_000).map(|i| u64::from(key) + i).collect()
}

/// Answers one call: the sum of the key's numbers.
fn call(key: u32) -> u64 {
    CACHE.with_borrow_mut(|cache| {
        // Ten keys are worth remembering. How many does this remember?
        let known = cache.entry(key).or_insert_with(|| compute(key));
        known.iter().sum()
    })
}

/// Calls some work with 0, 1, 2, …, and says what the later half of the calls
/// left behind.
fn growth(
    calls: u32,
    mut work: impl FnMut(u32),
) -> Result<Differences, Unavailable> {
    let started = trace::start();
    for i in 0..calls / 2 {
        work(i);
    }
    let before = started.and_then(|()| trace::snapshot());
    for i in calls / 2..calls {
        work(i);
    }
    let after = trace::snapshot();
    trace::stop();
    Ok(after?.compare(&before?, By::Line))
}

pub fn solve(case: &Case) -> Answer {
    let mut sum = 0;
    let lines = growth(case.calls, |key| sum += call(key));
    Answer { value: sum, found: lines }
}
