// A plain loop that adds each square to a total: no list at all.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut sum = 0;
    for i in 0..case.n {
        sum += i * i;
    }
    sum
}
