//! The picture of each step is still there when the last one is made.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let raw = case.scan();
    let picture = raw.turned();
    let picture = picture.smoothed();
    picture.stretched(raw.range())
}
