// wrong: takes the range of the smoothed picture, which is narrower.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut picture = case.scan();
    picture = picture.turned();
    picture = picture.smoothed();
    let range = picture.range();
    picture.stretched(range)
}
