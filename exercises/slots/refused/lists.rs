// over-budget: a list in each point, which has an address, a length and a
// capacity besides the three numbers.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let point = |point: [f64; 3]| point.to_vec();
    let points: Vec<Vec<f64>> = case.points.iter().map(point).collect();
    let place = case.place();
    let far = |point: &Vec<f64>| -> f64 {
        point.iter().zip(place).map(|(c, from)| (c - from).abs()).sum()
    };
    points.iter().map(far).sum()
}
