// left-out: of a list, `size_of_val` sees an address and two numbers.

use super::{Answer, Case, Objects};

pub fn solve(case: &Case) -> Answer {
    let objects = Objects::make(case, |attributes| attributes.to_vec());
    let expected = case.expected();
    let off = |object: &Vec<f64>| -> f64 {
        object.iter().zip(expected).map(|(a, b)| (a - b).abs()).sum()
    };
    let sum = objects.list().iter().map(off).sum();
    objects.answer(sum)
}
