// over-budget: `let _ = raw` takes nothing over, so nothing ends there.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let raw = case.scan();
    let range = raw.range();
    let turned = raw.turned();
    let _ = raw;
    let smoothed = turned.smoothed();
    let _ = turned;
    smoothed.stretched(range)
}
