// One variable for all chunks: what it has is dropped before the next is read.

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
        drop(chunk);
        chunk = case.feed.read(case.chunk);
    }
    sum
}
