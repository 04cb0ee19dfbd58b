// over-budget: a map also where each number wins.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut prizes = HashMap::new();
    for win in case.winning.iter() {
        prizes.insert(win.number, win.prize);
    }

    let mut paid = 0;
    for claim in case.claims() {
        let prize = prizes.get(&claim.number).copied().unwrap_or(0);
        paid += claim.shares * u64::from(prize);
    }
    paid
}
