// over-budget: swaps two pictures, so the older one is still there while the
// next is made.

use std::mem;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut front = case.scan();
    let range = front.range();
    let mut back = front.turned();
    mem::swap(&mut front, &mut back);
    back = front.smoothed();
    mem::swap(&mut front, &mut back);
    front.stretched(range)
}
