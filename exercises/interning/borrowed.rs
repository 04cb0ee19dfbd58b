//! A row borrows its name from the text, which outlives the rows.

use super::{Answer, Case};

struct Row<'a> {
    category: &'a str,
    amount: u32,
}

/// Reads `category,amount`; `None` if the line is something else.
fn parse(line: &str) -> Option<Row<'_>> {
    let (category, amount) = line.split_once(',')?;
    let amount = amount.parse().ok()?;
    Some(Row { category, amount })
}

pub fn solve(case: &Case) -> Answer {
    let rows: Vec<Row> = case.lines().filter_map(parse).collect();

    let q = case.question();
    let mut sum = 0;
    for row in &rows {
        if row.category == q.category {
            sum += u64::from(row.amount.abs_diff(q.middle));
        }
    }
    sum
}
