// Drops the scan, and gives the variable of the others a new value.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let raw = case.scan();
    let range = raw.range();
    let mut picture = raw.turned();
    drop(raw);
    picture = picture.smoothed();
    picture.stretched(range)
}
