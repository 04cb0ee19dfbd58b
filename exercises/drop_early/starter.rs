//! Take a picture through three steps, and keep few pictures at once.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let raw = case.scan();
    let picture = raw.turned();
    let picture = picture.smoothed();
    // How many pictures are there now, and what is needed of each?
    picture.stretched(raw.range())
}
