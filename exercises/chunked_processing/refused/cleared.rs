// over-budget: clears the chunk, whose list keeps its room while the next one
// is read.

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
        chunk.clear();
        chunk = case.feed.read(case.chunk);
    }
    sum
}
