// failed: scans once more for the range.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut picture = case.scan();
    picture = picture.turned();
    picture = picture.smoothed();
    picture.stretched(case.scan().range())
}
