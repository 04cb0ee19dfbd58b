//! Add up what the records with a certain tag have, a portion at a time.

use super::{Answer, Case};

struct Record {
    id: u32,
    value: f64,
    tags: [String; 2],
}

/// Reads the next record from where they come from, here a formula.
fn read(id: u32, tags: &[String]) -> Record {
    let i = id as usize;
    let first = &tags[i % tags.len()];
    let second = &tags[i / tags.len() % tags.len()];
    Record {
        id,
        value: f64::from(id) / 2.0,
        tags: [first.clone(), second.clone()],
    }
}

pub fn solve(case: &Case) -> Answer {
    let source = (0..case.records).map(|id| read(id, &case.tags));
    // All of them are there at once. What if memory had room for no more than
    // `case.chunk` of them?
    let records: Vec<Record> = source.collect();

    let mut sum = 0.0;
    for record in &records {
        if record.tags.contains(&case.wanted) {
            sum += f64::from(record.id) + record.value;
        }
    }
    sum
}
