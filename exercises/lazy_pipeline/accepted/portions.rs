// The three steps with their lists, for five hundred records at a time.

use super::{Answer, Case, Record};

fn total(records: Vec<Record>) -> u64 {
    let even = records.into_iter().filter(|record| record.id % 2 == 0);
    let kept: Vec<Record> = even.collect();
    kept.iter().map(|record| record.value * record.value).sum()
}

pub fn solve(case: &Case) -> Answer {
    let mut sum = 0;
    while case.records.left() > 0 {
        sum += total(case.records.read(500));
    }
    sum
}
