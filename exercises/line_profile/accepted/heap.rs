// A heap of the readings, from which the smallest go one by one.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::{Answer, Case};

fn at_rank(case: &Case) -> u64 {
    let all: Vec<_> = case.readings.iter().map(Reverse).collect();
    let mut heap = BinaryHeap::from(all);
    for _ in 0..case.rank() {
        heap.pop();
    }
    heap.pop().map_or(0, |Reverse(reading)| reading)
}

pub fn solve(case: &Case) -> Answer {
    let reading = at_rank(case);
    Answer { kept: case.numbers.iter().collect(), reading }
}
