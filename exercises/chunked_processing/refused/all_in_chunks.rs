// over-budget: reads in chunks, and keeps all of them.

use super::{Answer, Case, Record};

pub fn solve(case: &Case) -> Answer {
    let mut records: Vec<Record> = Vec::new();
    loop {
        let chunk = case.feed.read(case.chunk);
        if chunk.is_empty() {
            break;
        }
        records.extend(chunk);
    }
    let mut sum = 0.0;
    for record in &records {
        if record.tags.contains(&case.wanted) {
            sum += f64::from(record.id) + record.value;
        }
    }
    sum
}
