// A heap of the larger half: the median is the least of it.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::{Answer, Case};

fn median(case: &Case) -> u64 {
    let all: Vec<_> = case.readings.iter().map(Reverse).collect();
    let below = all.len() / 2;
    let mut heap = BinaryHeap::from(all);
    for _ in 0..below {
        heap.pop();
    }
    heap.pop().map_or(0, |Reverse(median)| median)
}

pub fn solve(case: &Case) -> Answer {
    let median = median(case);
    Answer { kept: case.numbers.iter().collect(), median }
}
