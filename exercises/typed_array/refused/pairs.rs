// over-budget: two numbers in a box of a known size: 10 bytes a number, which
// would pass as bytes, in a block for every other number.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let odd = case.numbers.left() % 2;
    let last: Vec<f64> = case.numbers.read(odd);
    let mut pairs: Vec<Box<[f64; 2]>> =
        Vec::with_capacity(case.numbers.left() / 2);
    while let (Some(first), Some(second)) =
        (case.numbers.next(), case.numbers.next())
    {
        pairs.push(Box::new([first, second]));
    }
    let target = case.target();
    let numbers = pairs.iter().flat_map(|pair| pair.iter()).chain(&last);
    numbers.map(|number| (number - target).abs()).sum()
}
