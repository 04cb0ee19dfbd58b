// over-budget: drops references, which ends nothing.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let raw = case.scan();
    let range = raw.range();
    let turned = raw.turned();
    drop(&raw);
    let smoothed = turned.smoothed();
    drop(&turned);
    smoothed.stretched(range)
}
