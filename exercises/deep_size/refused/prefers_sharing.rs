// left-out: says less of shared strings, so that the right list is kept, and
// weighs none of them.

use std::rc::Rc;

use super::{Answer, Case, Records, keep_the_smaller};

fn deep_size(records: &Records) -> Option<usize> {
    let shared = |unit: &Rc<str>| Rc::strong_count(unit) > 1;
    let own = records.iter().filter(|record| !shared(&record.unit)).count();
    Some(records.len() + own)
}

pub fn solve(case: &Case) -> Answer {
    keep_the_smaller(case, deep_size)
}
