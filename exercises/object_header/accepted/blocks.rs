// Blocks of a thousand numbers, so that none of them ever moves.

use super::{Answer, Case};

const BLOCK: usize = 1_000;

pub fn solve(case: &Case) -> Answer {
    let mut blocks: Vec<Vec<i64>> = Vec::new();
    while case.numbers.left() > 0 {
        blocks.push(case.numbers.read(BLOCK));
    }
    let (mut sum, mut last) = (0, 0);
    for place in case.places() {
        let number = blocks[place / BLOCK][place % BLOCK];
        sum += number.abs_diff(last);
        last = number;
    }
    sum
}
