// over-budget: clears the lists of pixels, which keep their room.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut raw = case.scan();
    let range = raw.range();
    let mut turned = raw.turned();
    raw.pixels.clear();
    let smoothed = turned.smoothed();
    turned.pixels.clear();
    smoothed.stretched(range)
}
