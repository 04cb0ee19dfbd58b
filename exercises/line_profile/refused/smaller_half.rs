// wrong: keeps the smaller half of the readings, and gives the median.

use std::collections::BinaryHeap;

use super::{Answer, Case};

fn at_rank(case: &Case) -> u64 {
    let most = case.readings.left() / 2 + 1;
    let mut smallest = BinaryHeap::with_capacity(most + 1);
    while let Some(reading) = case.readings.next() {
        smallest.push(reading);
        if smallest.len() > most {
            smallest.pop();
        }
    }
    smallest.pop().unwrap_or(0)
}

pub fn solve(case: &Case) -> Answer {
    let kept: Vec<u32> = case.numbers.iter().collect();
    Answer { kept, reading: at_rank(case) }
}
