// Follows the hints: the range is taken out first, and then each picture
// takes the place of the one before.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut picture = case.scan();
    let range = picture.range();
    picture = picture.turned();
    picture = picture.smoothed();
    picture.stretched(range)
}
