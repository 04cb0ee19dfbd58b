//! Add up what the records with a certain tag have, a portion at a time.

use super::{Answer, Case, Record};

pub fn solve(case: &Case) -> Answer {
    // All of them are there at once. What if memory had room for only
    // `case.chunk` of them, and a little more?
    let records: Vec<Record> = case.feed.read(case.records);

    let mut sum = 0.0;
    for record in &records {
        if record.tags.contains(&case.wanted) {
            sum += f64::from(record.id) + record.value;
        }
    }
    sum
}
