// over-budget: the compiler leaves the padding out, and the message with its
// other byte order is still another list.

use super::{Answer, Case};

#[repr(packed)]
struct Record {
    id: u32,
    x: f32,
    y: f32,
    flags: u8,
}

pub fn solve(case: &Case) -> Answer {
    let record = |(id, x, y, flags)| Record { id, x, y, flags };
    let records: Vec<Record> = case.records.iter().map(record).collect();
    let q = case.question();
    let mut distance = 0.0;
    let mut message = Vec::with_capacity(records.len() * 13);
    for &Record { id, x, y, flags } in &records {
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
