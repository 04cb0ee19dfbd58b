// Four bytes for each number, and a map of the few that do not fit.

use std::collections::HashMap;

use super::{Answer, Case};

const LONG: i32 = i32::MIN;

pub fn solve(case: &Case) -> Answer {
    let mut long: HashMap<usize, i64> = HashMap::new();
    let mut numbers: Vec<i32> = Vec::new();
    for number in case.numbers.iter() {
        numbers.push(match i32::try_from(number) {
            Ok(short) if short != LONG => short,
            _ => {
                long.insert(numbers.len(), number);
                LONG
            }
        });
    }
    let (mut sum, mut last) = (0, 0);
    for place in case.places() {
        let number = match numbers[place] {
            LONG => long[&place],
            short => i64::from(short),
        };
        sum += number.abs_diff(last);
        last = number;
    }
    sum
}
