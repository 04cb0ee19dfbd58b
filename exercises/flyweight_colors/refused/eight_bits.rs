// wrong: the upper eight bits of each channel, as a screen shows them.

use super::{Answer, Case, Color, Stroke};

fn upper(color: &Color) -> [u8; 4] {
    [color.red, color.green, color.blue, color.alpha].map(|c| (c >> 8) as u8)
}

fn color(upper: [u8; 4]) -> Color {
    let [red, green, blue, alpha] = upper.map(|c| u16::from(c) << 8);
    Color { red, green, blue, alpha }
}

pub fn solve(case: &Case) -> Answer {
    let mut picture: Vec<[u8; 4]> =
        case.pixels.iter().map(|color| upper(&color)).collect();
    let mut changed = 0;
    for stroke in case.strokes() {
        changed += color(picture[stroke.pixel]).distance(&stroke.color);
        picture[stroke.pixel] = upper(&stroke.color);
    }
    changed
}
