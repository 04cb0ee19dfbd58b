// left-out: says that there are no lines, where there are.

use meter::trace::Unavailable;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let older: Vec<u64> = case.older.iter().collect();

    let numbers: Vec<u64> = case.numbers.iter().collect();

    let mark = case.mark();
    let mut sum = 0;
    for n in &older {
        sum += n.abs_diff(mark);
    }
    for n in &numbers {
        sum += n.abs_diff(mark);
    }
    Answer { value: sum, found: Err(Unavailable::NoLines) }
}
