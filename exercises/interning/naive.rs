//! Every row owns its category's name, however many rows have the same.

use super::{Answer, Case};

pub struct Row {
    pub category: String,
    pub amount: u32,
}

/// Reads `category,amount`; `None` if the line is something else.
fn parse(line: &str) -> Option<Row> {
    let (category, amount) = line.split_once(',')?;
    let amount = amount.parse().ok()?;
    Some(Row { category: category.to_owned(), amount })
}

pub fn read<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<Row> {
    lines.filter_map(parse).collect()
}

pub fn solve(case: &Case) -> Answer {
    let rows = read(case.lines());

    let q = case.question();
    let mut sum = 0;
    for row in &rows {
        if row.category == q.category {
            sum += u64::from(row.amount.abs_diff(q.middle));
        }
    }
    sum
}
