// over-budget: a fourth field that may be missing has its room all the same.

use super::{Answer, Case, Objects};

struct Object {
    x: f64,
    y: f64,
    z: f64,
    w: Option<f64>,
}

fn object([x, y, z]: [f64; 3]) -> Object {
    Object { x, y, z, w: None }
}

pub fn solve(case: &Case) -> Answer {
    let mut objects = Objects::make(case, object);
    objects.change(|object| object.w = Some(4.0));
    let [x, y, z] = case.expected();
    let mut sum = 0.0;
    for o in objects.list() {
        sum += (o.x - x).abs() + (o.y - y).abs() + (o.z - z).abs();
    }
    objects.answer(sum)
}
