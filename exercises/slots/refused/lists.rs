// over-budget: a list in each point, which has an address, a length and a
// capacity besides the three numbers.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let point = |point: [f64; 3]| point.to_vec();
    let points: Vec<Vec<f64>> = case.points.iter().map(point).collect();
    points.iter().flatten().sum()
}
