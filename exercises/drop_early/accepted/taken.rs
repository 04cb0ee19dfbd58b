// Takes the pixels out of a picture that is done with: its variable stays,
// and holds an empty list.

use std::mem;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut raw = case.scan();
    let range = raw.range();
    let mut turned = raw.turned();
    mem::take(&mut raw.pixels);
    let smoothed = turned.smoothed();
    turned.pixels = Vec::new();
    smoothed.stretched(range)
}
