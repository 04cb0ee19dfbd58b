// wrong: counts the records with an even id first, and then none are left.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let even = case.records.iter().filter(|record| record.id % 2 == 0);
    let count = even.count();
    let kept = case.records.iter().filter(|record| record.id % 2 == 0);
    kept.take(count).map(|record| record.value * record.value).sum()
}
