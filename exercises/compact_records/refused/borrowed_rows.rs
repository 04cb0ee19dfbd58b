// over-budget: borrows the labels, and keeps the padding.

use super::{Answer, Case, Row};

pub fn solve(case: &Case) -> Answer {
    let records: Vec<Row> = case.rows().collect();
    let q = case.question();
    let mut sum = 0.0;
    for r in &records {
        if r.id < q.below && r.label == q.label {
            sum += (r.x - q.x).abs() + (r.y - q.y).abs();
        }
    }
    sum
}
