//! The three steps are one chain: a record goes through all of them before
//! the next one is read.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let records = case.records.iter();
    let kept = records.filter(|record| record.id % 2 == 0);
    let scores = kept.map(|record| record.value * record.value);
    scores.sum()
}
