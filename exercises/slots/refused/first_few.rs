// wrong: keeps every other point, and doubles what it finds.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let points: Vec<[f64; 3]> = case.points.iter().step_by(2).collect();
    // The last one may be left.
    case.points.next();
    let place = case.place();
    let far = |point: &[f64; 3]| -> f64 {
        point.iter().zip(place).map(|(c, from)| (c - from).abs()).sum()
    };
    2.0 * points.iter().map(far).sum::<f64>()
}
