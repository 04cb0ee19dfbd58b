//! A record is a struct: four fields, each at an address that suits its type.

use super::{Answer, Case, Fields};

pub struct Record {
    pub id: u32,
    pub x: f32,
    pub y: f32,
    pub flags: u8,
}

fn record((id, x, y, flags): Fields) -> Record {
    Record { id, x, y, flags }
}

pub fn solve(case: &Case) -> Answer {
    let records: Vec<Record> = case.records.iter().map(record).collect();

    let q = case.question();
    let mut distance = 0.0;
    for r in &records {
        if r.id < q.below && r.flags & q.bit != 0 {
            distance += (f64::from(r.x) - q.x).abs();
            distance += (f64::from(r.y) - q.y).abs();
        }
    }

    let mut message = Vec::with_capacity(records.len() * 13);
    for r in &records {
        message.extend(r.id.to_be_bytes());
        message.extend(r.x.to_be_bytes());
        message.extend(r.y.to_be_bytes());
        message.push(r.flags);
    }
    Answer { distance, receipt: case.send(&message) }
}
