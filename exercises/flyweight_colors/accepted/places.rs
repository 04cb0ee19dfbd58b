// Places as `usize`: as large as an address, and within the budget.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let palette = case.palette();
    let place = |color| palette.binary_search(&color).unwrap();
    let mut picture: Vec<usize> = case.pixels.iter().map(place).collect();
    let mut changed = 0;
    for stroke in case.strokes() {
        let new = place(stroke.color);
        let old = picture[stroke.pixel];
        changed += palette[old].distance(&palette[new]);
        picture[stroke.pixel] = new;
    }
    changed
}
