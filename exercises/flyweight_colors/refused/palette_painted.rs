// wrong: paints the colour in the palette, and with it each pixel that has it.

use super::{Answer, Case, Stroke};

pub fn solve(case: &Case) -> Answer {
    let mut palette = case.palette();
    let mut picture: Vec<u16> = Vec::with_capacity(case.pixels.left());
    for color in case.pixels.iter() {
        picture.push(palette.binary_search(&color).unwrap() as u16);
    }
    let mut changed = 0;
    for Stroke { pixel, color } in case.strokes() {
        let old = usize::from(picture[pixel]);
        changed += palette[old].distance(&color);
        palette[old] = color;
    }
    changed
}
