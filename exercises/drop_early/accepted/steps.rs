// The steps in a list, and one variable for the picture of each.

use super::{Answer, Case, Picture};

pub fn solve(case: &Case) -> Answer {
    let mut picture = case.scan();
    let range = picture.range();
    let stretched = |picture: &Picture| picture.stretched(range);
    let steps: [&dyn Fn(&Picture) -> Picture; 3] =
        [&Picture::turned, &Picture::smoothed, &stretched];
    for step in steps {
        picture = step(&picture);
    }
    picture
}
