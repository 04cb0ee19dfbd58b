// over-budget: a block, but all pictures are made in it.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let stretched = {
        let raw = case.scan();
        let turned = raw.turned();
        let smoothed = turned.smoothed();
        smoothed.stretched(raw.range())
    };
    stretched
}
