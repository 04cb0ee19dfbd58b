// left-out: adds up each point as it comes, and keeps none.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    case.points.iter().flatten().sum()
}
