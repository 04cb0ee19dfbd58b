// over-budget: a list of the kinds beside the numbers, a byte for each.

use super::{Answer, Case};

#[derive(Clone, Copy)]
enum Kind {
    Float,
    Whole,
}

pub fn solve(case: &Case) -> Answer {
    let count = case.numbers.left();
    let mut kinds: Vec<Kind> = Vec::with_capacity(count);
    let mut numbers: Vec<f64> = Vec::with_capacity(count);
    for number in case.numbers.iter() {
        let whole = number.fract() == 0.0;
        kinds.push(if whole { Kind::Whole } else { Kind::Float });
        numbers.push(number);
    }
    let target = case.target();
    let far = |(number, kind): (&f64, &Kind)| match kind {
        Kind::Float => (number - target).abs(),
        Kind::Whole => (number.trunc() - target).abs(),
    };
    numbers.iter().zip(&kinds).map(far).sum()
}
