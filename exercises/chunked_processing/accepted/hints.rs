// Follows the hints: a loop whose body owns one chunk.

use super::{Answer, Case, Record};

pub fn solve(case: &Case) -> Answer {
    let mut sum = 0.0;
    loop {
        let records: Vec<Record> = case.feed.read(case.chunk);
        if records.is_empty() {
            break;
        }
        for record in &records {
            if record.tags.contains(&case.wanted) {
                sum += f64::from(record.id) + record.value;
            }
        }
    }
    sum
}
