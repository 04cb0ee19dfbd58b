//! Add up how far many points lie from a place, and keep each point small.

use std::collections::HashMap;

use super::{Answer, Case};

// Every point carries a map. What does a point need?
type Point = HashMap<&'static str, f64>;

fn point([x, y, z]: [f64; 3]) -> Point {
    HashMap::from([("x", x), ("y", y), ("z", z)])
}

pub fn solve(case: &Case) -> Answer {
    let points: Vec<Point> = case.points.iter().map(point).collect();
    let [x, y, z] = case.place();
    let mut sum = 0.0;
    for p in &points {
        sum += (p["x"] - x).abs() + (p["y"] - y).abs() + (p["z"] - z).abs();
    }
    sum
}
