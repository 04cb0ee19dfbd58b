// Numbers the colours as they come, and never asks for the palette.

use std::collections::HashMap;

use super::{Answer, Case, Color, Stroke};

#[derive(Default)]
struct Palette {
    numbers: HashMap<Color, u16>,
    colors: Vec<Color>,
}

impl Palette {
    fn number(&mut self, color: Color) -> u16 {
        *self.numbers.entry(color).or_insert_with(|| {
            self.colors.push(color);
            (self.colors.len() - 1) as u16
        })
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut palette = Palette::default();
    let mut picture: Vec<u16> = Vec::new();
    for color in case.pixels.iter() {
        picture.push(palette.number(color));
    }
    let mut changed = 0;
    for Stroke { pixel, color } in case.strokes() {
        let old = palette.colors[picture[pixel] as usize];
        changed += old.distance(&color);
        picture[pixel] = palette.number(color);
    }
    changed
}
