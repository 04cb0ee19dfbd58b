// Shares a `String` where an `Rc<str>` would save a step.

use std::collections::HashMap;
use std::rc::Rc;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut known: HashMap<String, Rc<String>> = HashMap::new();
    let mut rows: Vec<(Rc<String>, u32)> = Vec::new();
    for line in case.lines() {
        let Some((category, amount)) = line.split_once(',') else { continue };
        let Ok(amount) = amount.parse() else { continue };
        let name = known
            .entry(category.to_string())
            .or_insert_with(|| Rc::new(category.to_string()));
        rows.push((Rc::clone(name), amount));
    }
    let q = case.question();
    rows.iter()
        .filter(|(name, _)| **name == q.category)
        .map(|(_, amount)| u64::from(amount.abs_diff(q.middle)))
        .sum()
}
