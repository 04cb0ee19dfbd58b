// Follows the hints: the place of each pixel's colour, in two bytes.

use super::{Answer, Case, Color, Stroke};

fn find(palette: &[Color], color: Color) -> u16 {
    let place = palette.binary_search(&color);
    u16::try_from(place.expect("it is in the palette"))
        .expect("it is below 65,536")
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
