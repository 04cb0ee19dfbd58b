// over-budget: a map from each pixel to the number of its colour.

use std::collections::HashMap;

use super::{Answer, Case, Stroke};

pub fn solve(case: &Case) -> Answer {
    let palette = case.palette();
    let number = |color| palette.binary_search(&color).unwrap() as u16;
    let mut picture: HashMap<usize, u16> =
        case.pixels.iter().map(number).enumerate().collect();
    let mut changed = 0;
    for Stroke { pixel, color } in case.strokes() {
        changed += palette[usize::from(picture[&pixel])].distance(&color);
        picture.insert(pixel, number(color));
    }
    changed
}
