// over-budget: a map, which holds the five names in every record.

use std::collections::BTreeMap;

use super::{Answer, Case};

pub type Record = BTreeMap<&'static str, f64>;

pub fn record(fields: [f64; 5]) -> Record {
    let [id, time, temperature, pressure, humidity] = fields;
    BTreeMap::from([
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
