// over-budget: moves the pictures to other variables, which live as long.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let raw = case.scan();
    let range = raw.range();
    let turned = raw.turned();
    let _raw = raw;
    let smoothed = turned.smoothed();
    let _turned = turned;
    smoothed.stretched(range)
}
