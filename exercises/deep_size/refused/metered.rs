// left-out: asks the meter for all that is live, the list or not.

use std::cell::Cell;

use super::{Answer, Case, Records, keep_the_smaller};

thread_local! {
    static BEFORE: Cell<i64> = const { Cell::new(0) };
}

fn deep_size(_: &Records) -> Option<usize> {
    Some((meter::live_bytes() - BEFORE.get()) as usize)
}

pub fn solve(case: &Case) -> Answer {
    BEFORE.set(meter::live_bytes());
    keep_the_smaller(case, deep_size)
}
