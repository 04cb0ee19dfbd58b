// wrong: keeps each number as an f32, which has too few digits.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let small = |number: f64| number as f32;
    let numbers: Vec<f32> = case.numbers.iter().map(small).collect();
    let target = case.target();
    numbers.iter().map(|&number| (f64::from(number) - target).abs()).sum()
}
