//! A number that equals the one before it shares that one's block.

use std::rc::Rc;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut numbers: Vec<Rc<f32>> = Vec::with_capacity(case.numbers.left());
    for number in case.numbers.iter() {
        let shared = match numbers.last() {
            Some(last) if last.to_bits() == number.to_bits() => {
                Rc::clone(last)
            }
            _ => Rc::new(number),
        };
        numbers.push(shared);
    }

    let target = case.target();
    let mut answer = Answer::default();
    for number in &numbers {
        answer.add((**number - target).abs());
    }
    answer
}
