//! Each distinct name is a block of its own, which counts the rows that share
//! it.

use std::collections::HashSet;
use std::rc::Rc;

use super::{Answer, Case};

pub struct Row {
    pub category: Rc<str>,
    pub amount: u32,
}

/// Gives the one block that has this name.
fn share(name: &str, names: &mut HashSet<Rc<str>>) -> Rc<str> {
    if let Some(known) = names.get(name) {
        return Rc::clone(known);
    }
    let new: Rc<str> = Rc::from(name);
    names.insert(Rc::clone(&new));
    new
}

/// Reads `category,amount`; `None` if the line is something else.
fn parse(line: &str, names: &mut HashSet<Rc<str>>) -> Option<Row> {
    let (category, amount) = line.split_once(',')?;
    let amount = amount.parse().ok()?;
    Some(Row { category: share(category, names), amount })
}

pub fn read<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<Row> {
    let mut names = HashSet::new();
    lines.filter_map(|line| parse(line, &mut names)).collect()
}

pub fn solve(case: &Case) -> Answer {
    let rows = read(case.lines());

    let q = case.question();
    let mut sum = 0;
    for row in &rows {
        if *row.category == *q.category {
            sum += u64::from(row.amount.abs_diff(q.middle));
        }
    }
    sum
}
