// refused: paints a colour that it only borrows.

use super::{Answer, Case, Stroke};

pub fn solve(case: &Case) -> Answer {
    let palette = case.palette();
    let mut picture = Vec::with_capacity(case.pixels.left());
    for color in case.pixels.iter() {
        picture.push(&palette[palette.binary_search(&color).unwrap()]);
    }
    let mut changed = 0;
    for Stroke { pixel, color } in case.strokes() {
        changed += picture[pixel].distance(&color);
        *picture[pixel] = color;
    }
    changed
}
