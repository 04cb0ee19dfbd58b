// left-out: keeps each coordinate in half of its bytes, as a count of eighths,
// which is right for these points alone.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let eighths = |point: [f64; 3]| point.map(|number| (number * 8.0) as u32);
    let points: Vec<[u32; 3]> = case.points.iter().map(eighths).collect();
    let place = case.place();
    let far = |point: &[u32; 3]| -> f64 {
        point
            .iter()
            .zip(place)
            .map(|(c, from)| (f64::from(*c) / 8.0 - from).abs())
            .sum()
    };
    points.iter().map(far).sum()
}
