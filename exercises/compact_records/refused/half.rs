// wrong: looks at half of the records.

use super::{Answer, Case, Row};

pub fn solve(case: &Case) -> Answer {
    let half = case.rows().len() / 2;
    let rows: Vec<Row> = case.rows().take(half).collect();
    let mut sum = 0.0;
    for row in &rows {
        sum += f64::from(row.id) + row.x + row.y + row.label.len() as f64;
    }
    sum
}
