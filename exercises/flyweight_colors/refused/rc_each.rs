// over-budget: a counted block for each pixel, so that nothing is shared.

use std::rc::Rc;

use super::{Answer, Case, Stroke};

pub fn solve(case: &Case) -> Answer {
    let mut picture = Vec::with_capacity(case.pixels.left());
    for color in case.pixels.iter() {
        picture.push(Rc::new(color));
    }
    let mut changed = 0;
    for Stroke { pixel, color } in case.strokes() {
        changed += picture[pixel].distance(&color);
        picture[pixel] = Rc::new(color);
    }
    changed
}
