// over-budget: a list for each field has no padding either, and is no message.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let count = case.records.left();
    let mut ids = Vec::with_capacity(count);
    let mut places = Vec::with_capacity(count);
    let mut all_flags = Vec::with_capacity(count);
    for (id, x, y, flags) in case.records.iter() {
        ids.push(id);
        places.push([x, y]);
        all_flags.push(flags);
    }
    let q = case.question();
    let mut distance = 0.0;
    let mut message = Vec::with_capacity(13 * count);
    for i in 0..count {
        let (id, [x, y], flags) = (ids[i], places[i], all_flags[i]);
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
