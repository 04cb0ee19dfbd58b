// wrong: goes through the lines for the question, and then once more for the
// answer; each comes once.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    case.lines().for_each(drop);
    let q = case.question();
    let mut sum = 0;
    for line in case.lines() {
        let (category, amount) = line.split_once(',').unwrap();
        if category == q.category {
            let amount: u32 = amount.parse().unwrap();
            sum += u64::from(amount.abs_diff(q.middle));
        }
    }
    sum
}
