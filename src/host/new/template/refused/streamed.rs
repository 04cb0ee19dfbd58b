// failed: ??? what this version leaves out

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let start = case.start();
    case.numbers.iter().map(|number| number.abs_diff(start)).sum()
}
