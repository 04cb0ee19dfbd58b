//! Each distinct name is kept once, by an interner; a row holds its symbol.

use string_interner::{DefaultStringInterner, DefaultSymbol};

use super::{Answer, Case};

pub struct Row {
    pub category: DefaultSymbol,
    pub amount: u32,
}

/// Reads `category,amount`; `None` if the line is something else.
fn parse(line: &str, names: &mut DefaultStringInterner) -> Option<Row> {
    let (category, amount) = line.split_once(',')?;
    let amount = amount.parse().ok()?;
    Some(Row { category: names.get_or_intern(category), amount })
}

pub fn read(text: &str, rows: usize) -> (Vec<Row>, DefaultStringInterner) {
    let mut names = DefaultStringInterner::default();
    let mut list = Vec::with_capacity(rows);
    list.extend(text.lines().filter_map(|line| parse(line, &mut names)));
    (list, names)
}

pub fn solve(case: &Case) -> Answer {
    let (rows, names) = read(&case.text, case.rows);
    let wanted = names.get(&case.wanted);

    let mut sum = 0;
    for row in &rows {
        if Some(row.category) == wanted {
            sum += u64::from(row.amount);
        }
    }
    sum
}
