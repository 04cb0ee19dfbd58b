// One header for the whole list, as Python's array has it.

use super::{Answer, Case};

struct Array {
    kind: char,
    numbers: Vec<f64>,
}

fn far(array: &Array, target: f64) -> f64 {
    assert_eq!(array.kind, 'd');
    array.numbers.iter().map(|number| (number - target).abs()).sum()
}

pub fn solve(case: &Case) -> Answer {
    let array = Array { kind: 'd', numbers: case.numbers.iter().collect() };
    far(&array, case.target())
}
