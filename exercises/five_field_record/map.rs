//! Every record carries a map from the names of its fields to its numbers.

use std::collections::HashMap;

use super::{Answer, Case};

pub type Record = HashMap<&'static str, f64>;

pub fn record(fields: [f64; 5]) -> Record {
    let [id, time, temperature, pressure, humidity] = fields;
    HashMap::from([
        ("id", id),
        ("time", time),
        ("temperature", temperature),
        ("pressure", pressure),
        ("humidity", humidity),
    ])
}

pub fn solve(case: &Case) -> Answer {
    let records: Vec<Record> = case.records.iter().map(record).collect();
    let mut far = case.distances();
    for r in &records {
        let (temperature, pressure) = (r["temperature"], r["pressure"]);
        far.add([r["id"], r["time"], temperature, pressure, r["humidity"]]);
    }
    far
}
