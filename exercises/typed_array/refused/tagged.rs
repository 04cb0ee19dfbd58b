// over-budget: an enum of the kinds of number, whose tag takes 8 bytes.

use super::{Answer, Case};

enum Number {
    Whole(i64),
    Real(f64),
}

fn number(value: f64) -> Number {
    if value.fract() == 0.0 {
        Number::Whole(value as i64)
    } else {
        Number::Real(value)
    }
}

pub fn solve(case: &Case) -> Answer {
    let numbers: Vec<Number> = case.numbers.iter().map(number).collect();
    let target = case.target();
    let far = |number: &Number| match number {
        Number::Whole(whole) => (*whole as f64 - target).abs(),
        Number::Real(real) => (real - target).abs(),
    };
    numbers.iter().map(far).sum()
}
