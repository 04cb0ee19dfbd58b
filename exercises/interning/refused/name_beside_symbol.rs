// over-budget: interns each name, and keeps a copy of it in the row as well.

use string_interner::{DefaultStringInterner, DefaultSymbol};

use super::{Answer, Case};

struct Row {
    category: DefaultSymbol,
    name: Box<str>,
    amount: u32,
}

pub fn solve(case: &Case) -> Answer {
    let mut names = DefaultStringInterner::default();
    let mut rows: Vec<Row> = Vec::new();
    for line in case.lines() {
        let (name, amount) = line.split_once(',').unwrap();
        let category = names.get_or_intern(name);
        let amount = amount.parse().unwrap();
        rows.push(Row { category, name: name.into(), amount });
    }
    let q = case.question();
    let wanted = names.get(q.category);
    let mut sum = 0;
    for row in &rows {
        if Some(row.category) == wanted && *row.name == *q.category {
            sum += u64::from(row.amount.abs_diff(q.middle));
        }
    }
    sum
}
