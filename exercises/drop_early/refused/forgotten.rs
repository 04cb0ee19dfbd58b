// over-budget: forgets the pictures, which are then never freed.

use std::mem;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let raw = case.scan();
    let range = raw.range();
    let turned = raw.turned();
    mem::forget(raw);
    let smoothed = turned.smoothed();
    mem::forget(turned);
    smoothed.stretched(range)
}
