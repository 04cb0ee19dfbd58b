// Rows share the names through an `Rc<str>` each, found in a sorted map.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Answer, Case};

struct Row {
    category: Rc<str>,
    amount: u32,
}

pub fn solve(case: &Case) -> Answer {
    let mut names: BTreeMap<&str, Rc<str>> = BTreeMap::new();
    let mut rows = Vec::new();
    for line in case.lines() {
        let Some((category, amount)) = line.split_once(',') else { continue };
        let Ok(amount) = amount.parse() else { continue };
        let name = names.entry(category).or_insert_with(|| category.into());
        rows.push(Row { category: Rc::clone(name), amount });
    }
    let q = case.question();
    let mut sum = 0;
    for row in &rows {
        if &*row.category == q.category {
            sum += u64::from(row.amount.abs_diff(q.middle));
        }
    }
    sum
}
