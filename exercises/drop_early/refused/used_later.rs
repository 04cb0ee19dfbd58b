// refused: asks for the range of a scan that was dropped.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let raw = case.scan();
    let mut picture = raw.turned();
    drop(raw);
    picture = picture.smoothed();
    picture.stretched(raw.range())
}
