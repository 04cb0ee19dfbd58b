// over-budget: the next chunk is read while the variable still has the last.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut sum = 0.0;
    let mut chunk = case.feed.read(case.chunk);
    while !chunk.is_empty() {
        for record in &chunk {
            if record.tags.contains(&case.wanted) {
                sum += f64::from(record.id) + record.value;
            }
        }
        chunk = case.feed.read(case.chunk);
    }
    sum
}
