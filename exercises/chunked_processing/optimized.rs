//! A chunk of records is read, used and dropped before the next is read.

use super::{Answer, Case, Record};

pub fn solve(case: &Case) -> Answer {
    let mut sum = 0.0;
    loop {
        let chunk: Vec<Record> = case.feed.read(case.chunk);
        if chunk.is_empty() {
            return sum;
        }
        for record in &chunk {
            if record.tags.contains(&case.wanted) {
                sum += f64::from(record.id) + record.value;
            }
        }
    }
}
