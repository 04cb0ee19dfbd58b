//! Each picture takes the place of the one that it was made from.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut picture = case.scan();
    let range = picture.range();
    picture = picture.turned();
    picture = picture.smoothed();
    picture.stretched(range)
}
