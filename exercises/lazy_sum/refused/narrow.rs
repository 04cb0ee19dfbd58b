// over-budget: keeps each number in half of its bytes.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let narrow = |number: u64| number as u32;
    let numbers: Vec<u32> = case.numbers.iter().map(narrow).collect();
    numbers.iter().map(|&number| u64::from(number).pow(2)).sum()
}
