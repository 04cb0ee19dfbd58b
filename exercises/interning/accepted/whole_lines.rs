// Borrows whole lines, and takes them apart when it is known which matter.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let lines: Vec<&str> = case.lines().collect();
    let q = case.question();
    let mut sum = 0;
    for line in lines {
        let (category, amount) = line.split_once(',').unwrap();
        if category == q.category {
            let amount: u32 = amount.parse().unwrap();
            sum += u64::from(amount.abs_diff(q.middle));
        }
    }
    sum
}
