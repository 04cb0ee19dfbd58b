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

pub fn read<'a>(
    lines: impl Iterator<Item = &'a str>,
) -> (Vec<Row>, DefaultStringInterner) {
    let mut names = DefaultStringInterner::default();
    let rows = lines.filter_map(|line| parse(line, &mut names)).collect();
    (rows, names)
}

pub fn solve(case: &Case) -> Answer {
    let (rows, names) = read(case.lines());

    let q = case.question();
    let wanted = names.get(q.category);
    let mut sum = 0;
    for row in &rows {
        if Some(row.category) == wanted {
            sum += u64::from(row.amount.abs_diff(q.middle));
        }
    }
    sum
}
