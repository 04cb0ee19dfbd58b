// Two lists, of the upper and of the lower half of each number.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let (mut upper, mut lower): (Vec<i32>, Vec<u32>) = (vec![], vec![]);
    for number in case.numbers.iter() {
        upper.push((number >> 32) as i32);
        lower.push(number as u32);
    }
    let (mut sum, mut last) = (0, 0);
    for place in case.places() {
        let number = i64::from(upper[place]) << 32 | i64::from(lower[place]);
        sum += number.abs_diff(last);
        last = number;
    }
    sum
}
