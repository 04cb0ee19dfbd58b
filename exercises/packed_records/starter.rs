//! Keep records, look into them, and send them in a given format.

use std::collections::HashMap;

use super::{Answer, Case, Fields};

// Does a record have to be kept in a form of its own, beside that of the
// message? Which of the two could do without the other?
type Record = HashMap<&'static str, f64>;

fn record((id, x, y, flags): Fields) -> Record {
    HashMap::from([
        ("id", f64::from(id)),
        ("x", f64::from(x)),
        ("y", f64::from(y)),
        ("flags", f64::from(flags)),
    ])
}

pub fn solve(case: &Case) -> Answer {
    let records: Vec<Record> = case.records.iter().map(record).collect();

    let q = case.question();
    let mut distance = 0.0;
    for r in &records {
        let (id, flags) = (r["id"] as u32, r["flags"] as u8);
        if id < q.below && flags & q.bit != 0 {
            distance += (r["x"] - q.x).abs() + (r["y"] - q.y).abs();
        }
    }

    let mut message = Vec::with_capacity(records.len() * 13);
    for r in &records {
        message.extend((r["id"] as u32).to_be_bytes());
        message.extend((r["x"] as f32).to_be_bytes());
        message.extend((r["y"] as f32).to_be_bytes());
        message.push(r["flags"] as u8);
    }
    Answer { distance, receipt: case.send(&message) }
}
