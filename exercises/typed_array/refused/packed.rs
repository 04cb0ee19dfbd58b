// over-budget: a tag of one byte in each element, with no padding after it.

use super::{Answer, Case};

#[derive(Clone, Copy)]
#[repr(C, packed)]
struct Number {
    kind: u8,
    value: f64,
}

fn number(value: f64) -> Number {
    Number { kind: b'd', value }
}

pub fn solve(case: &Case) -> Answer {
    let numbers: Vec<Number> = case.numbers.iter().map(number).collect();
    let target = case.target();
    let mut sum = 0.0;
    for number in &numbers {
        assert_eq!({ number.kind }, b'd');
        let value = number.value;
        sum += (value - target).abs();
    }
    sum
}
