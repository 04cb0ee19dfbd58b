// wrong: reads one chunk and stops.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let records = case.feed.read(case.chunk);
    let mut sum = 0.0;
    for record in &records {
        if record.tags.contains(&case.wanted) {
            sum += f64::from(record.id) + record.value;
        }
    }
    sum
}
