// left-out: adds everything up as it comes, and keeps no record.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let one = |row: super::Row| {
        f64::from(row.id) + row.x + row.y + row.label.len() as f64
    };
    case.rows().map(one).sum()
}
