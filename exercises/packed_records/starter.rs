//! Keep records of four fields in exactly the bytes of their fields.

use std::collections::HashMap;

use super::{Answer, Case};

// An `id` is a u32, `x` and `y` are f32, and `flags` is a u8: 13 bytes. What
// else does a record have here? And what would a struct have?
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
