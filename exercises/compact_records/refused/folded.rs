// wrong: keeps `x` and `y` as their sum.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let records: Vec<(u32, f64, &str)> =
        case.rows().map(|row| (row.id, row.x + row.y, row.label)).collect();
    let q = case.question();
    let mut sum = 0.0;
    for (id, both, label) in &records {
        if *id < q.below && *label == q.label {
            sum += (both - q.x - q.y).abs();
        }
    }
    sum
}
