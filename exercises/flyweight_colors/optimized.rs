//! Each pixel refers to a colour of the palette, by its place there.

use super::{Answer, Case, Color, Stroke};

/// Finds a colour's place in the palette.
fn find(palette: &[Color], color: Color) -> u16 {
    let place = palette.binary_search(&color);
    let place = place.expect("the palette has every colour");
    u16::try_from(place).expect("there are at most 65,536 colours")
}

pub fn solve(case: &Case) -> Answer {
    let palette = case.palette();
    let mut picture = Vec::with_capacity(case.pixels.left());
    for color in case.pixels.iter() {
        picture.push(find(&palette, color));
    }

    let mut changed = 0;
    for Stroke { pixel, color } in case.strokes() {
        let old = usize::from(picture[pixel]);
        changed += palette[old].distance(&color);
        picture[pixel] = find(&palette, color);
    }
    changed
}
