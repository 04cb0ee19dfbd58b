// over-budget: a chain up to the scores, and a list of those.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let kept = case.records.iter().filter(|record| record.id % 2 == 0);
    let squares = kept.map(|record| record.value * record.value);
    let scores: Vec<u64> = squares.collect();
    scores.iter().sum()
}
