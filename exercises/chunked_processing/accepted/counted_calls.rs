// Knows how many chunks there are, so it asks for none too many.

use super::{Answer, Case, Record};

fn sum_of(chunk: &[Record], wanted: &String) -> f64 {
    let mut sum = 0.0;
    for record in chunk {
        if record.tags.contains(wanted) {
            sum += f64::from(record.id) + record.value;
        }
    }
    sum
}

pub fn solve(case: &Case) -> Answer {
    let mut sum = 0.0;
    for _ in 0..case.records.div_ceil(case.chunk) {
        sum += sum_of(&case.feed.read(case.chunk), &case.wanted);
    }
    sum
}
