// Follows the hints: a struct with the three fields.

use super::{Answer, Case};

struct Point {
    x: f64,
    y: f64,
    z: f64,
}

fn point([x, y, z]: [f64; 3]) -> Point {
    Point { x, y, z }
}

pub fn solve(case: &Case) -> Answer {
    let points: Vec<Point> = case.points.iter().map(point).collect();
    let [x, y, z] = case.place();
    let mut sum = 0.0;
    for p in &points {
        sum += (p.x - x).abs() + (p.y - y).abs() + (p.z - z).abs();
    }
    sum
}
