//! The scan is dropped; the picture that was turned is hidden and stays.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let raw = case.scan();
    let range = raw.range();
    let picture = raw.turned();
    drop(raw);
    let picture = picture.smoothed();
    picture.stretched(range)
}
