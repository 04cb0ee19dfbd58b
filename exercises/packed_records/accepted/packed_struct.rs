// Structs without padding, made into arrays of 13 bytes within their block.

use super::{Answer, Case};

#[repr(C, packed)]
struct Record {
    id: u32,
    x: f32,
    y: f32,
    flags: u8,
}

fn packed(Record { id, x, y, flags }: Record) -> [u8; 13] {
    let mut bytes = [0; 13];
    bytes[0..4].copy_from_slice(&id.to_be_bytes());
    bytes[4..8].copy_from_slice(&x.to_be_bytes());
    bytes[8..12].copy_from_slice(&y.to_be_bytes());
    bytes[12] = flags;
    bytes
}

pub fn solve(case: &Case) -> Answer {
    let record = |(id, x, y, flags)| Record { id, x, y, flags };
    let records: Vec<Record> = case.records.iter().map(record).collect();
    let q = case.question();
    let mut distance = 0.0;
    for &Record { id, x, y, flags } in &records {
        if id < q.below && flags & q.bit != 0 {
            distance += (f64::from(x) - q.x).abs();
            distance += (f64::from(y) - q.y).abs();
        }
    }
    let message: Vec<[u8; 13]> = records.into_iter().map(packed).collect();
    Answer { distance, receipt: case.send(message.as_flattened()) }
}
