// over-budget: each colour as one whole number.

use super::{Answer, Case, Color, Stroke};

fn whole(color: &Color) -> u64 {
    let [r, g, b, a] = [color.red, color.green, color.blue, color.alpha];
    u64::from(r) << 48 | u64::from(g) << 32 | u64::from(b) << 16 | u64::from(a)
}

fn color(whole: u64) -> Color {
    let part = |shift: u32| (whole >> shift) as u16;
    Color { red: part(48), green: part(32), blue: part(16), alpha: part(0) }
}

pub fn solve(case: &Case) -> Answer {
    let mut picture: Vec<u64> =
        case.pixels.iter().map(|color| whole(&color)).collect();
    let mut changed = 0;
    for stroke in case.strokes() {
        changed += color(picture[stroke.pixel]).distance(&stroke.color);
        picture[stroke.pixel] = whole(&stroke.color);
    }
    changed
}
