// left-out: asks the source for each record by itself.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut sum = 0.0;
    while let Some(record) = case.feed.read(1).pop() {
        if record.tags.contains(&case.wanted) {
            sum += f64::from(record.id) + record.value;
        }
    }
    sum
}
