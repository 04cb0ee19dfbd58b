// wrong: never looks at the writes.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let sum: u64 = case.entries.iter().sum();
    (1..=case.handle_count as u64).map(|number| number * sum).sum()
}
