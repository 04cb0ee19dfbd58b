//! Every row owns its category's name, however often the name occurs.

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

pub fn read(text: &str, rows: usize) -> Vec<Row> {
    let mut list = Vec::with_capacity(rows);
    list.extend(text.lines().filter_map(parse));
    list
}

pub fn solve(case: &Case) -> Answer {
    let rows = read(&case.text, case.rows);

    let mut sum = 0;
    for row in &rows {
        if row.category == case.wanted {
            sum += u64::from(row.amount);
        }
    }
    sum
}
