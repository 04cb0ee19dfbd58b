// wrong: keeps each coordinate as an f32, which has too few digits.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let small = |point: [f64; 3]| point.map(|number| number as f32);
    let points: Vec<[f32; 3]> = case.points.iter().map(small).collect();
    let place = case.place();
    let far = |point: &[f32; 3]| -> f64 {
        point
            .iter()
            .zip(place)
            .map(|(c, from)| (f64::from(*c) - from).abs())
            .sum()
    };
    points.iter().map(far).sum()
}
