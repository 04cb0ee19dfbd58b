// over-budget: an `Rc<str>` that is made anew for each row, so nobody shares.

use std::rc::Rc;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut rows: Vec<(Rc<str>, u32)> = Vec::new();
    for line in case.lines() {
        let (category, amount) = line.split_once(',').unwrap();
        rows.push((Rc::from(category), amount.parse().unwrap()));
    }
    let q = case.question();
    let mut sum = 0;
    for (category, amount) in &rows {
        if **category == *q.category {
            sum += u64::from(amount.abs_diff(q.middle));
        }
    }
    sum
}
