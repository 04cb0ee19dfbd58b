// Blocks of a thousand numbers, so that none of them ever moves.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut blocks: Vec<Vec<f64>> = Vec::new();
    while case.numbers.left() > 0 {
        blocks.push(case.numbers.read(1_000));
    }
    let target = case.target();
    let numbers = blocks.iter().flatten();
    numbers.map(|number| (number - target).abs()).sum()
}
