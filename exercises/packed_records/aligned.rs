//! A record is a struct: four fields, each at an address that suits its type.

use super::{Answer, Case};

pub struct Record {
    pub id: u32,
    pub x: f32,
    pub y: f32,
    pub flags: u8,
}

fn record(id: u32) -> Record {
    // The last byte of the id, so that all 256 values occur.
    let [.., flags] = id.to_be_bytes();
    Record { id, x: id as f32 / 2.0, y: id as f32 / -4.0, flags }
}

pub fn solve(case: &Case) -> Answer {
    let records: Vec<Record> = (0..case.records).map(record).collect();

    let mut sums = Answer::default();
    for r in &records {
        sums.id += f64::from(r.id);
        sums.x += f64::from(r.x);
        sums.y += f64::from(r.y);
        sums.flags += f64::from(r.flags);
    }
    sums
}
