// over-budget: fills a list from a map of the same prizes.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut map = HashMap::new();
    for win in case.winning.iter() {
        map.insert(win.number, win.prize);
    }
    let mut prizes = vec![0_u32; case.numbers];
    for (number, prize) in map {
        prizes[number] = prize;
    }

    let mut paid = 0;
    for claim in case.claims() {
        paid += claim.shares * u64::from(prizes[claim.number]);
    }
    paid
}
