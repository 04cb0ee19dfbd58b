//! Keep a picture that people paint on, with no colour in its pixels.

use super::{Answer, Case, Stroke};

pub fn solve(case: &Case) -> Answer {
    // How many different colours are there, and how many does this list keep?
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
