// Pushed one by one: the list doubles, and may have room to spare.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut numbers = Vec::new();
    while let Some(number) = case.numbers.next() {
        numbers.push(number);
    }
    let mut sum = 0;
    let mut last = 0;
    for place in case.places() {
        sum += i64::abs_diff(numbers[place], last);
        last = numbers[place];
    }
    sum
}
