// left-out: adds up `x` as it comes, and does not keep it.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut sum = 0.0;
    let mut records: Vec<(f64, &str)> = Vec::with_capacity(case.rows().len());
    for row in case.rows() {
        sum += f64::from(row.id) + row.x;
        records.push((row.y, row.label));
    }
    for (y, label) in &records {
        sum += y + label.len() as f64;
    }
    sum
}
