// over-budget: one name for all pictures, but a variable for each.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let picture = case.scan();
    let range = picture.range();
    let picture = picture.turned();
    let picture = picture.smoothed();
    picture.stretched(range)
}
