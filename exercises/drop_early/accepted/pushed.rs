// Turns the picture by hand, pixel by pixel into a list that doubles.

use super::{Answer, Case, Picture};

fn turned(raw: Picture) -> Picture {
    let mut pixels = Vec::new();
    for x in 0..raw.width {
        for y in (0..raw.height).rev() {
            pixels.push(raw.pixels[y * raw.width + x]);
        }
    }
    Picture { width: raw.height, height: raw.width, pixels }
}

pub fn solve(case: &Case) -> Answer {
    let raw = case.scan();
    let range = raw.range();
    let mut picture = turned(raw);
    picture = picture.smoothed();
    picture.stretched(range)
}
