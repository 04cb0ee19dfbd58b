// over-budget: another kind of map, with a node of its own for each point.

use std::collections::BTreeMap;

use super::{Answer, Case};

type Point = BTreeMap<&'static str, f64>;

fn point([x, y, z]: [f64; 3]) -> Point {
    BTreeMap::from([("x", x), ("y", y), ("z", z)])
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
