// An iterator of chunks, flattened: each chunk goes before the next comes.

use std::iter;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    iter::repeat_with(|| case.feed.read(case.chunk))
        .take_while(|chunk| !chunk.is_empty())
        .flatten()
        .filter(|record| record.tags.contains(&case.wanted))
        .map(|record| f64::from(record.id) + record.value)
        .sum()
}
