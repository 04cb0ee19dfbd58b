// over-budget: drops the scan alone.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let raw = case.scan();
    let range = raw.range();
    let picture = raw.turned();
    drop(raw);
    let picture = picture.smoothed();
    picture.stretched(range)
}
