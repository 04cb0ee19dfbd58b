// over-budget: the place of each number in a list of the different ones.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut different = Vec::new();
    let mut known: HashMap<i64, u32> = HashMap::new();
    let mut numbers: Vec<u32> = Vec::new();
    for number in case.numbers.iter() {
        numbers.push(*known.entry(number).or_insert_with(|| {
            different.push(number);
            different.len() as u32 - 1
        }));
    }

    let (mut sum, mut last) = (0, 0);
    for place in case.places() {
        let number = different[numbers[place] as usize];
        sum += i64::abs_diff(number, last);
        last = number;
    }
    sum
}
