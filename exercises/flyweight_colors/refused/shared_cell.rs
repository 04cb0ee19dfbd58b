// wrong: paints the shared colour, and with it each pixel that has it.

use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;

use super::{Answer, Case, Color, Stroke};

pub fn solve(case: &Case) -> Answer {
    let mut known: HashMap<Color, Rc<Cell<Color>>> = HashMap::new();
    let mut picture = Vec::with_capacity(case.pixels.left());
    for color in case.pixels.iter() {
        let make = || Rc::new(Cell::new(color));
        picture.push(Rc::clone(known.entry(color).or_insert_with(make)));
    }
    let mut changed = 0;
    for Stroke { pixel, color } in case.strokes() {
        changed += picture[pixel].get().distance(&color);
        picture[pixel].set(color);
    }
    changed
}
