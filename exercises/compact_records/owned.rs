//! The records lie side by side in one block; each still owns its label.

use super::{Answer, Case, Row};

struct Record {
    id: u32,
    x: f64,
    y: f64,
    label: String,
}

fn record(row: Row) -> Record {
    Record { id: row.id, x: row.x, y: row.y, label: row.label.to_owned() }
}

pub fn solve(case: &Case) -> Answer {
    let records: Vec<Record> = case.rows().map(record).collect();

    let mut sum = 0.0;
    for r in &records {
        sum += f64::from(r.id) + r.x + r.y + r.label.len() as f64;
    }
    sum
}
