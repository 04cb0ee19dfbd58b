// left-out: keeps each number in half of its bytes, as a count of eighths,
// which is right for these numbers alone.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let eighths = |number: f64| (number * 8.0) as u32;
    let numbers: Vec<u32> = case.numbers.iter().map(eighths).collect();
    let target = case.target();
    let number = |eighths: &u32| f64::from(*eighths) / 8.0;
    numbers.iter().map(|eighths| (number(eighths) - target).abs()).sum()
}
