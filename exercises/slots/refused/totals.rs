// left-out: keeps one number a point, their sum, in place of three.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let total = |[x, y, z]: [f64; 3]| x + y + z;
    let totals: Vec<f64> = case.points.iter().map(total).collect();
    totals.iter().sum()
}
