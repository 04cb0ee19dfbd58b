// over-budget: structs, and the message beside them.

use super::{Answer, Case, Fields};

pub fn solve(case: &Case) -> Answer {
    let records: Vec<Fields> = case.records.iter().collect();
    let q = case.question();
    let mut distance = 0.0;
    let mut message = Vec::with_capacity(records.len() * 13);
    for &(id, x, y, flags) in &records {
        if id < q.below && flags & q.bit != 0 {
            distance += (f64::from(x) - q.x).abs();
            distance += (f64::from(y) - q.y).abs();
        }
        message.extend(id.to_be_bytes());
        message.extend(x.to_be_bytes());
        message.extend(y.to_be_bytes());
        message.push(flags);
    }
    Answer { distance, receipt: case.send(&message) }
}
