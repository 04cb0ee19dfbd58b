// Every point in a block of its own: an address more, but no map.

use super::{Answer, Case};

struct Point {
    x: f64,
    y: f64,
    z: f64,
}

pub fn solve(case: &Case) -> Answer {
    let point = |[x, y, z]: [f64; 3]| Box::new(Point { x, y, z });
    let points: Box<[Box<Point>]> = case.points.iter().map(point).collect();
    let [x, y, z] = case.place();
    let mut sum = 0.0;
    for p in &points {
        sum += (p.x - x).abs() + (p.y - y).abs() + (p.z - z).abs();
    }
    sum
}
