// A time as whole seconds and quarters of one: no `f64`, so 20 bytes.

use super::{Answer, Case};

struct Record {
    id: u32,
    seconds: u32,
    temperature: f32,
    pressure: f32,
    quarters: u8,
    humidity: u8,
}

fn record(fields: [f64; 5]) -> Record {
    let [id, time, temperature, pressure, humidity] = fields;
    Record {
        id: id as u32,
        seconds: time as u32,
        temperature: temperature as f32,
        pressure: pressure as f32,
        quarters: (time.fract() * 4.0) as u8,
        humidity: humidity as u8,
    }
}

pub fn solve(case: &Case) -> Answer {
    let records: Vec<Record> = case.records.iter().map(record).collect();
    let mut far = case.distances();
    for r in &records {
        far.add([
            f64::from(r.id),
            f64::from(r.seconds) + f64::from(r.quarters) / 4.0,
            f64::from(r.temperature),
            f64::from(r.pressure),
            f64::from(r.humidity),
        ]);
    }
    far
}
