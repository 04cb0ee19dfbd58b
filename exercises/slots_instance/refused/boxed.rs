// left-out: of a `Box`, `size_of_val` sees the address alone.

use super::{Answer, Case, Objects};

struct Object {
    x: f64,
    y: f64,
    z: f64,
}

fn object([x, y, z]: [f64; 3]) -> Box<Object> {
    Box::new(Object { x, y, z })
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
