// wrong: the formula for the squares up to and including the last number.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    case.n * (case.n + 1) * (2 * case.n + 1) / 6
}
