// Notes with each key when it was used, and forgets the smallest such number.

use std::cell::RefCell;
use std::collections::BTreeMap;

use meter::trace::{self, By, Differences, Unavailable};

use super::{Answer, Call, Case};

#[derive(Default)]
struct Cache {
    uses: u64,
    kept: BTreeMap<u32, (u64, Vec<u64>)>,
}

thread_local! {
    static CACHE: RefCell<Cache> = RefCell::default();
}

/// Computes the numbers of a key.
fn compute(case: &Case, key: u32) -> Vec<u64> {
    case.numbers(key).collect()
}

fn answer(case: &Case, call: &Call) -> u64 {
    CACHE.with_borrow_mut(|Cache { uses, kept }| {
        *uses += 1;
        if !kept.contains_key(&call.key) && kept.len() >= 10 {
            let oldest = kept.iter().min_by_key(|(_, (used, _))| *used);
            if let Some((&key, _)) = oldest {
                kept.remove(&key);
            }
        }
        let entry = kept.entry(call.key);
        let known = entry.or_insert_with(|| (0, compute(case, call.key)));
        known.0 = *uses;
        call.sum_in(&known.1)
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
