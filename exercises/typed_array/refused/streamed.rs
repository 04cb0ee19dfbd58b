// failed: wants to measure each number as it comes, and keep none.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let target = case.target();
    case.numbers.iter().map(|number| (number - target).abs()).sum()
}
