// The rows of one name in a list of their own, so the name is kept once.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut amounts: HashMap<&str, Vec<u32>> = HashMap::new();
    for line in case.lines() {
        if let Some((category, amount)) = line.split_once(',') {
            let amount = amount.parse().expect("a number");
            amounts.entry(category).or_default().push(amount);
        }
    }
    let q = case.question();
    let Some(amounts) = amounts.get(q.category) else { return 0 };
    let far = |amount: &u32| u64::from(amount.abs_diff(q.middle));
    amounts.iter().map(far).sum()
}
