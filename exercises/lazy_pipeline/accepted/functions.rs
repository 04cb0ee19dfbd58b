// A function for each step: each takes an iterator, and returns another.

use super::{Answer, Case, Record};

fn kept(
    records: impl Iterator<Item = Record>,
) -> impl Iterator<Item = Record> {
    records.filter(|record| record.id % 2 == 0)
}

fn scores(records: impl Iterator<Item = Record>) -> impl Iterator<Item = u64> {
    records.map(|record| record.value * record.value)
}

pub fn solve(case: &Case) -> Answer {
    scores(kept(case.records.iter())).sum()
}
