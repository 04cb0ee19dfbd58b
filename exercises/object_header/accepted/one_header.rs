// One object for the whole list, with the counts and the type in it once.

use std::rc::Rc;

use super::{Answer, Case};

struct Array {
    kind: char,
    numbers: Vec<i64>,
}

fn number(array: &Array, place: usize) -> i64 {
    assert_eq!(array.kind, 'q');
    array.numbers[place]
}

pub fn solve(case: &Case) -> Answer {
    let numbers = case.numbers.iter().collect();
    let array = Rc::new(Array { kind: 'q', numbers });
    let (mut sum, mut last) = (0, 0);
    for place in case.places() {
        let number = number(&array, place);
        sum += number.abs_diff(last);
        last = number;
    }
    sum
}
