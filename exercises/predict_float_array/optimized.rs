//! The numbers lie side by side in the list itself.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let numbers: Vec<f32> = case.numbers.iter().collect();

    let target = case.target();
    let mut answer = Answer::default();
    for number in &numbers {
        answer.add((number - target).abs());
    }
    answer
}
