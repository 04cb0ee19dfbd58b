// wrong: one colour for all pixels, the first one.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut first = None;
    for color in case.pixels.iter() {
        first.get_or_insert(color);
    }
    let mut changed = 0;
    for stroke in case.strokes() {
        changed += first.unwrap().distance(&stroke.color);
    }
    changed
}
