//! An object keeps its attributes in a map, which takes one more at any time.

use std::collections::HashMap;

use super::{Answer, Case, Objects};

type Object = HashMap<&'static str, f64>;

fn object([x, y, z]: [f64; 3]) -> Object {
    HashMap::from([("z", z), ("y", y), ("x", x)])
}

pub fn solve(case: &Case) -> Answer {
    let mut objects = Objects::make(case, object);
    objects.change(|object| {
        object.insert("w", 4.0);
    });

    let [x, y, z] = case.expected();
    let mut sum = 0.0;
    for o in objects.list() {
        sum += (o["x"] - x).abs() + (o["y"] - y).abs() + (o["z"] - z).abs();
    }
    objects.answer(sum)
}
