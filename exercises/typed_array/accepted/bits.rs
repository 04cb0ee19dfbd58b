// The bits of each number as a whole number of the same size.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let bits: Vec<u64> = case.numbers.iter().map(f64::to_bits).collect();
    let target = case.target();
    let numbers = bits.iter().map(|&bits| f64::from_bits(bits));
    numbers.map(|number| (number - target).abs()).sum()
}
