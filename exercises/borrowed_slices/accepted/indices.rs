// Hands on the whole list, and where to look in it.

use std::ops::Range;

use super::{Answer, Case};

fn largest(readings: &Vec<u32>, places: Range<usize>) -> u32 {
    let mut largest = 0;
    for place in places {
        if readings[place] > largest {
            largest = readings[place];
        }
    }
    largest
}

pub fn solve(case: &Case) -> Answer {
    let mut sum = 0;
    for start in case.starts() {
        let middle = start + case.window / 2;
        let first = largest(&case.readings, start..middle);
        let second = largest(&case.readings, middle..start + case.window);
        sum += u64::from(first.abs_diff(second));
    }
    sum
}
