//! Keep a picture that people paint on, with no colour in its pixels.

use super::{Answer, Case, Stroke};

pub fn solve(case: &Case) -> Answer {
    // Compare two counts: the different colours, and those that this keeps.
    let mut picture = Vec::with_capacity(case.pixels.left());
    for color in case.pixels.iter() {
        picture.push(Box::new(color));
    }

    let mut changed = 0;
    for Stroke { pixel, color } in case.strokes() {
        changed += picture[pixel].distance(&color);
        *picture[pixel] = color;
    }
    changed
}
