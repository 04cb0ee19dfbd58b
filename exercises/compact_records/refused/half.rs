// wrong: keeps half of the records, and doubles what it finds.

use super::{Answer, Case, Row};

pub fn solve(case: &Case) -> Answer {
    let mut rows = case.rows();
    let half = rows.len() / 2;
    let records: Vec<Row> = rows.by_ref().take(half).collect();
    rows.for_each(drop);
    let q = case.question();
    let mut sum = 0.0;
    for r in &records {
        if r.id < q.below && r.label == q.label {
            sum += (r.x - q.x).abs() + (r.y - q.y).abs();
        }
    }
    2.0 * sum
}
