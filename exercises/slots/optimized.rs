//! A point has room for three numbers and no more.

use super::{Answer, Case};

struct Point {
    x: f64,
    y: f64,
    z: f64,
}

pub fn solve(case: &Case) -> Answer {
    let mut points = Vec::with_capacity(case.points);
    for i in 0..case.points {
        points.push(Point { x: i as f64, y: 2.0, z: 3.0 });
    }
    let mut sum = 0.0;
    for p in &points {
        sum += p.x + p.y + p.z;
    }
    sum
}
