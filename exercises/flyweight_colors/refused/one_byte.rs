// wrong: numbers of one byte, for more colours than 256.

use super::{Answer, Case, Stroke};

pub fn solve(case: &Case) -> Answer {
    let palette = case.palette();
    let mut picture: Vec<u8> = Vec::with_capacity(case.pixels.left());
    for color in case.pixels.iter() {
        picture.push(palette.binary_search(&color).unwrap() as u8);
    }
    let mut changed = 0;
    for Stroke { pixel, color } in case.strokes() {
        changed += palette[usize::from(picture[pixel])].distance(&color);
        picture[pixel] = palette.binary_search(&color).unwrap() as u8;
    }
    changed
}
