//! An object has a field for each attribute, and no room for another.

use super::{Answer, Case, Objects};

struct Object {
    x: f64,
    y: f64,
    z: f64,
}

fn object([x, y, z]: [f64; 3]) -> Object {
    Object { x, y, z }
}

pub fn solve(case: &Case) -> Answer {
    let objects = Objects::make(case, object);

    let [x, y, z] = case.expected();
    let mut sum = 0.0;
    for o in objects.list() {
        sum += (o.x - x).abs() + (o.y - y).abs() + (o.z - z).abs();
    }
    objects.answer(sum)
}
