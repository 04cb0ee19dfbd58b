// Pushed one by one: the list doubles, and has up to twice the room it needs.

use super::{Answer, Case};

struct Point {
    x: f64,
    y: f64,
    z: f64,
}

pub fn solve(case: &Case) -> Answer {
    let mut points = Vec::new();
    for [x, y, z] in case.points.iter() {
        points.push(Point { x, y, z });
    }
    let [x, y, z] = case.place();
    let far = |p: &Point| (p.x - x).abs() + (p.y - y).abs() + (p.z - z).abs();
    points.iter().map(far).sum()
}
