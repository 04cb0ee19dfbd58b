// over-budget: borrows the labels, and keeps the padding.

use super::{Answer, Case, Row};

pub fn solve(case: &Case) -> Answer {
    let rows: Vec<Row> = case.rows().collect();
    let mut sum = 0.0;
    for row in &rows {
        sum += f64::from(row.id) + row.x + row.y + row.label.len() as f64;
    }
    sum
}
