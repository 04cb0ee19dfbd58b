//! Make an object that takes no more than `size_of_val` says.

use std::collections::HashMap;

use super::{Answer, Case, Objects};

// `size_of_val` reports 32 bytes for any `HashMap`, whatever is in it. Where
// is the rest?
type Object = HashMap<&'static str, f64>;

fn object([x, y, z]: [f64; 3]) -> Object {
    HashMap::from([("x", x), ("y", y), ("z", z)])
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
