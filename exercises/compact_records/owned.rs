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

    let q = case.question();
    let mut sum = 0.0;
    for r in &records {
        if r.id < q.below && r.label == q.label {
            sum += (r.x - q.x).abs() + (r.y - q.y).abs();
        }
    }
    sum
}
