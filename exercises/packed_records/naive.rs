//! Every record is a map from a field's name to its value, as a dict is.

use std::collections::HashMap;

use super::{Answer, Case};

type Record = HashMap<&'static str, f64>;

fn record(id: u32) -> Record {
    HashMap::from([
        ("id", f64::from(id)),
        ("x", f64::from(id) / 2.0),
        ("y", f64::from(id) / -4.0),
        ("flags", f64::from(id % 256)),
    ])
}

pub fn solve(case: &Case) -> Answer {
    let records: Vec<Record> = (0..case.records).map(record).collect();

    let mut sums = Answer::default();
    for r in &records {
        sums.id += r["id"];
        sums.x += r["x"];
        sums.y += r["y"];
        sums.flags += r["flags"];
    }
    sums
}
