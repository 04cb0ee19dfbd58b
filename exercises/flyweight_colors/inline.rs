//! Each pixel has a colour of its own, which lies in the list.

use super::{Answer, Case, Stroke};

pub fn solve(case: &Case) -> Answer {
    let mut picture = Vec::with_capacity(case.pixels.left());
    for color in case.pixels.iter() {
        picture.push(color);
    }

    let mut changed = 0;
    for Stroke { pixel, color } in case.strokes() {
        changed += picture[pixel].distance(&color);
        picture[pixel] = color;
    }
    changed
}
