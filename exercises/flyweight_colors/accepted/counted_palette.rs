// Counted pointers to the palette's colours, which are sorted.

use std::rc::Rc;

use super::{Answer, Case, Color, Stroke};

fn find(palette: &[Rc<Color>], color: &Color) -> Rc<Color> {
    let place = palette.binary_search_by(|known| known.as_ref().cmp(color));
    Rc::clone(&palette[place.unwrap()])
}

pub fn solve(case: &Case) -> Answer {
    let palette: Vec<Rc<Color>> =
        case.palette().into_iter().map(Rc::new).collect();
    let mut picture: Vec<Rc<Color>> = Vec::new();
    for color in case.pixels.iter() {
        picture.push(find(&palette, &color));
    }
    let mut changed = 0;
    for Stroke { pixel, color } in case.strokes() {
        changed += picture[pixel].distance(&color);
        picture[pixel] = find(&palette, &color);
    }
    changed
}
