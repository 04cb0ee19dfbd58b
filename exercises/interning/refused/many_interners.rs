// wrong: an interner for each line, so all names have the same symbol.

use string_interner::{DefaultStringInterner, DefaultSymbol};

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut rows: Vec<(DefaultSymbol, u32)> = Vec::new();
    for line in case.lines() {
        let (category, amount) = line.split_once(',').unwrap();
        let mut names = DefaultStringInterner::default();
        let symbol = names.get_or_intern(category);
        rows.push((symbol, amount.parse().unwrap()));
    }
    let q = case.question();
    let wanted = DefaultStringInterner::default().get_or_intern(q.category);
    let mut sum = 0;
    for (category, amount) in &rows {
        if *category == wanted {
            sum += u64::from(amount.abs_diff(q.middle));
        }
    }
    sum
}
