// left-out: a map that never gets a fourth attribute, and is a map.

use std::collections::HashMap;

use super::{Answer, Case, Objects};

fn object([x, y, z]: [f64; 3]) -> HashMap<&'static str, f64> {
    HashMap::from([("x", x), ("y", y), ("z", z)])
}

pub fn solve(case: &Case) -> Answer {
    let objects = Objects::make(case, object);
    let [x, y, z] = case.expected();
    let mut sum = 0.0;
    for o in objects.list() {
        sum += (o["x"] - x).abs() + (o["y"] - y).abs() + (o["z"] - z).abs();
    }
    objects.answer(sum)
}
