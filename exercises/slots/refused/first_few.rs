// wrong: looks at half of the points, and multiplies.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let half = case.points.left().div_ceil(2);
    let points: Vec<[f64; 3]> = case.points.iter().take(half).collect();
    let sum: f64 = points.iter().flatten().sum();
    sum * 2.0
}
