// failed: wants the claims first, to keep what they ask for alone.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut shares = HashMap::new();
    for claim in case.claims() {
        *shares.entry(claim.number).or_insert(0) += claim.shares;
    }
    let wins = case.winning.iter();
    wins.map(|win| {
        shares.get(&win.number).copied().unwrap_or(0) * u64::from(win.prize)
    })
    .sum()
}
