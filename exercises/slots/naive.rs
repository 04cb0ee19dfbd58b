//! Every point carries a map of its attributes, as a Python object does.

use std::collections::HashMap;

use super::{Answer, Case};

type Point = HashMap<&'static str, f64>;

fn point(x: f64, y: f64, z: f64) -> Point {
    let mut point = Point::new();
    point.insert("x", x);
    point.insert("y", y);
    point.insert("z", z);
    point
}

pub fn solve(case: &Case) -> Answer {
    let mut points = Vec::new();
    for i in 0..case.points {
        points.push(point(i as f64, 2.0, 3.0));
    }
    let mut sum = 0.0;
    for p in &points {
        sum += p["x"] + p["y"] + p["z"];
    }
    sum
}
