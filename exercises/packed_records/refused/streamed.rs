// failed: wants the question first, to look at each record as it comes.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let q = case.question();
    let mut distance = 0.0;
    let mut message = Vec::new();
    for (id, x, y, flags) in case.records.iter() {
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
