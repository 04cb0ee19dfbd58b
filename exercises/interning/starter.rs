//! Read a table whose rows repeat a few names, and keep its rows small.

use super::{Answer, Case};

struct Row {
    // How many different names are there? How many texts?
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
    let mut rows = Vec::with_capacity(case.rows);
    rows.extend(case.text.lines().filter_map(parse));

    let mut sum = 0;
    for row in &rows {
        if row.category == case.wanted {
            sum += u64::from(row.amount);
        }
    }
    sum
}
