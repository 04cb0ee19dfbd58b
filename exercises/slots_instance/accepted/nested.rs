// A struct in a struct lies in it, with nothing around it.

use super::{Answer, Case, Objects};

#[derive(Clone, Copy)]
struct Place {
    x: f64,
    y: f64,
}

struct Object {
    place: Place,
    z: f64,
}

impl Object {
    fn new([x, y, z]: [f64; 3]) -> Self {
        Self { place: Place { x, y }, z }
    }

    fn off(&self, [x, y, z]: [f64; 3]) -> f64 {
        let Place { x: own_x, y: own_y } = self.place;
        (own_x - x).abs() + (own_y - y).abs() + (self.z - z).abs()
    }
}

pub fn solve(case: &Case) -> Answer {
    let objects = Objects::make(case, Object::new);
    let expected = case.expected();
    let sum = objects.list().iter().map(|object| object.off(expected)).sum();
    objects.answer(sum)
}
