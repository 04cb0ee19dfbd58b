// Follows the hints: an interner, and its symbol in each row.

use string_interner::{DefaultStringInterner, DefaultSymbol};

use super::{Answer, Case};

struct Row {
    category: DefaultSymbol,
    amount: u32,
}

/// Reads `category,amount`; `None` if the line is something else.
fn parse(line: &str, names: &mut DefaultStringInterner) -> Option<Row> {
    let (category, amount) = line.split_once(',')?;
    let amount = amount.parse().ok()?;
    Some(Row { category: names.get_or_intern(category), amount })
}

pub fn solve(case: &Case) -> Answer {
    let mut names = DefaultStringInterner::default();
    let rows: Vec<Row> =
        case.lines().filter_map(|line| parse(line, &mut names)).collect();

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
