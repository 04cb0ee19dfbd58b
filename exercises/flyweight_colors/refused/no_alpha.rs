// wrong: takes red, green and blue for a key of the palette.

use super::{Answer, Case, Color, Stroke};

type Key = (u16, u16, u16);

fn key(color: &Color) -> Key {
    (color.red, color.green, color.blue)
}

pub fn solve(case: &Case) -> Answer {
    let palette = case.palette();
    let mut picture: Vec<Key> =
        case.pixels.iter().map(|color| key(&color)).collect();
    let mut changed = 0;
    for Stroke { pixel, color } in case.strokes() {
        let place = palette.binary_search_by_key(&picture[pixel], key);
        changed += palette[place.unwrap()].distance(&color);
        picture[pixel] = key(&color);
    }
    changed
}
