//! Read a table whose rows repeat a few names, and keep its rows small.

use super::{Answer, Case};

struct Row {
    // Every row has a string of its own. How many different names are there?
    category: String,
    amount: u32,
}

/// Reads `category,amount`; `None` if the line is something else.
fn parse(line: &str) -> Option<Row> {
    let (category, amount) = line.split_once(',')?;
    let amount = amount.parse().ok()?;
    Some(Row { category: category.to_owned(), amount })
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
