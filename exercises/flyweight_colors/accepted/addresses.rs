// Addresses of the palette's colours, collected and not pushed.

use std::collections::HashMap;

use super::{Answer, Case, Color};

pub fn solve(case: &Case) -> Answer {
    let palette = case.palette();
    let colors: HashMap<Color, &Color> =
        palette.iter().map(|color| (*color, color)).collect();
    let mut picture: Vec<&Color> =
        case.pixels.iter().map(|color| colors[&color]).collect();
    let paint = |stroke: super::Stroke| {
        let new = colors[&stroke.color];
        let old = std::mem::replace(&mut picture[stroke.pixel], new);
        old.distance(new)
    };
    case.strokes().map(paint).sum()
}
