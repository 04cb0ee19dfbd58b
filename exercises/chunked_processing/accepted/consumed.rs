// Goes through a chunk by value: each record goes when it was added.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut sum = 0.0;
    let mut left = case.records;
    while left > 0 {
        let chunk = case.feed.read(case.chunk);
        left -= chunk.len();
        for record in chunk {
            if record.tags.iter().any(|tag| *tag == case.wanted) {
                sum += f64::from(record.id) + record.value;
            }
        }
    }
    sum
}
