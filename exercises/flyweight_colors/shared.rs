//! Each pixel refers to a colour of the palette, by its address.

use super::{Answer, Case, Color, Stroke};

/// Finds a colour in the palette.
fn find(palette: &[Color], color: Color) -> &Color {
    let place = palette.binary_search(&color);
    &palette[place.expect("the palette has every colour")]
}

pub fn solve(case: &Case) -> Answer {
    let palette = case.palette();
    let mut picture = Vec::with_capacity(case.pixels.left());
    for color in case.pixels.iter() {
        picture.push(find(&palette, color));
    }

    let mut changed = 0;
    for Stroke { pixel, color } in case.strokes() {
        changed += picture[pixel].distance(&color);
        picture[pixel] = find(&palette, color);
    }
    changed
}
