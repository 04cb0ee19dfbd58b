//! Every number is an `f64`, as every float in Python is.

use super::{Answer, Case};

#[repr(C)]
pub struct Record {
    pub id: f64,
    pub time: f64,
    pub temperature: f64,
    pub pressure: f64,
    pub humidity: f64,
}

pub fn record(fields: [f64; 5]) -> Record {
    let [id, time, temperature, pressure, humidity] = fields;
    Record { id, time, temperature, pressure, humidity }
}

pub fn solve(case: &Case) -> Answer {
    let records: Vec<Record> = case.records.iter().map(record).collect();
    let mut far = case.distances();
    for r in &records {
        far.add([r.id, r.time, r.temperature, r.pressure, r.humidity]);
    }
    far
}
