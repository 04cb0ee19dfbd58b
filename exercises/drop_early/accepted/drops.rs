// A name for each picture, and a `drop` as soon as the next one is there.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let raw = case.scan();
    let range = raw.range();
    let turned = raw.turned();
    drop(raw);
    let smoothed = turned.smoothed();
    drop(turned);
    smoothed.stretched(range)
}
