// A plain loop: all steps for one record, then for the next.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut total = 0;
    for record in case.records.iter() {
        if record.id % 2 == 0 {
            total += record.value * record.value;
        }
    }
    total
}
