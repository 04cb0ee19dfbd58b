// Each step is given its picture, which ends with the function's parameter.

use super::{Answer, Case, Picture};

fn turned(picture: Picture) -> Picture {
    picture.turned()
}

fn smoothed(picture: Picture) -> Picture {
    picture.smoothed()
}

pub fn solve(case: &Case) -> Answer {
    let raw = case.scan();
    let range = raw.range();
    smoothed(turned(raw)).stretched(range)
}
