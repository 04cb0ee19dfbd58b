// over-budget: the scan stays for its range, which is asked for last.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let raw = case.scan();
    let mut picture = raw.turned();
    picture = picture.smoothed();
    picture.stretched(raw.range())
}
