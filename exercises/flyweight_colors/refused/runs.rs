// over-budget: runs of one colour, in a picture that has none.

use std::collections::BTreeMap;

use super::{Answer, Case, Stroke};

pub fn solve(case: &Case) -> Answer {
    let palette = case.palette();
    let count = case.pixels.left();
    let number = |color| palette.binary_search(&color).unwrap() as u16;
    let mut runs: BTreeMap<u32, u16> = BTreeMap::new();
    let mut last = None;
    for (at, color) in case.pixels.iter().enumerate() {
        let new = number(color);
        if last != Some(new) {
            runs.insert(at as u32, new);
        }
        last = Some(new);
    }
    let mut changed = 0;
    for Stroke { pixel, color } in case.strokes() {
        let at = pixel as u32;
        let old = *runs.range(..=at).next_back().unwrap().1;
        changed += palette[usize::from(old)].distance(&color);
        runs.insert(at, number(color));
        if pixel + 1 < count {
            runs.entry(at + 1).or_insert(old);
        }
    }
    changed
}
