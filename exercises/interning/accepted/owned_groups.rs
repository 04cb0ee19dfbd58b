// The rows of one name in a list of their own, and the name owned by the map.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut amounts: HashMap<String, Vec<u32>> = HashMap::new();
    for line in case.lines() {
        let (name, amount) = line.split_once(',').unwrap();
        let amount: u32 = amount.parse().unwrap();
        amounts.entry(name.to_string()).or_default().push(amount);
    }
    let q = case.question();
    let mut sum = 0;
    if let Some(amounts) = amounts.get(q.category) {
        for amount in amounts {
            sum += u64::from(amount.abs_diff(q.middle));
        }
    }
    sum
}
