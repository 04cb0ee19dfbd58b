// over-budget: drops all pictures when the last one is made.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let raw = case.scan();
    let turned = raw.turned();
    let smoothed = turned.smoothed();
    let stretched = smoothed.stretched(raw.range());
    drop(raw);
    drop(turned);
    drop(smoothed);
    stretched
}
