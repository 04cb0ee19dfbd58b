// over-budget: a copy of the name for each row still, one after the other in
// one string; with five short names they take less than wide pointers.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut names = String::new();
    let mut amounts: Vec<u32> = Vec::new();
    for line in case.lines() {
        let (category, amount) = line.split_once(',').unwrap();
        names.push_str(category);
        names.push('\n');
        amounts.push(amount.parse().unwrap());
    }
    let q = case.question();
    let mut sum = 0;
    for (category, amount) in names.lines().zip(&amounts) {
        if category == q.category {
            sum += u64::from(amount.abs_diff(q.middle));
        }
    }
    sum
}
