// Rows of 28 bytes: no padding, and so fields that lie at no aligned address.

use super::{Answer, Case};

#[repr(C, packed(4))]
struct Record<'a> {
    id: u32,
    x: f64,
    y: f64,
    label: &'a str,
}

pub fn solve(case: &Case) -> Answer {
    let records: Vec<Record> = case
        .rows()
        .map(|row| Record { id: row.id, x: row.x, y: row.y, label: row.label })
        .collect();
    let q = case.question();
    let mut sum = 0.0;
    for &Record { id, x, y, label } in &records {
        if id < q.below && label == q.label {
            sum += (x - q.x).abs() + (y - q.y).abs();
        }
    }
    sum
}
