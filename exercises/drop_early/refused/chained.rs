// over-budget: no variable, but what a chain makes on its way lives until the
// end of the line.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let raw = case.scan();
    let range = raw.range();
    raw.turned().smoothed().stretched(range)
}
