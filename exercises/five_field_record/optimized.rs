//! A struct whose fields the compiler may put in the order that is smallest.

use super::{Answer, Case};

pub struct Record {
    pub id: u32,
    pub time: f64,
    pub temperature: f32,
    pub pressure: f32,
    pub humidity: u8,
}

pub fn record(i: u32) -> Record {
    Record {
        id: i,
        time: f64::from(i) * 60.0,
        temperature: (i % 80) as f32 * 0.5,
        pressure: 1_000.0 + (i % 40) as f32,
        humidity: (i % 101) as u8,
    }
}

pub fn solve(case: &Case) -> Answer {
    let records: Vec<Record> = (0..case.records).map(record).collect();
    let mut sum = 0.0;
    for r in &records {
        sum += f64::from(r.id) + r.time;
        sum += f64::from(r.temperature) + f64::from(r.pressure);
        sum += f64::from(r.humidity);
    }
    sum
}
