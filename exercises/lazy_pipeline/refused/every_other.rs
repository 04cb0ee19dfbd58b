// wrong: takes every other record, as if the first had an even id.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let kept = case.records.iter().step_by(2);
    kept.map(|record| record.value * record.value).sum()
}
