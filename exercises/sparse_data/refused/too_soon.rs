// over-budget: a list as soon as more than a hundredth wins.

use std::collections::HashMap;

use super::{Answer, Case};

fn dense(case: &Case) -> Answer {
    let mut prizes = vec![0_u32; case.numbers];
    for win in case.winning.iter() {
        prizes[win.number] = win.prize;
    }

    let mut paid = 0;
    for claim in case.claims() {
        paid += claim.shares * u64::from(prizes[claim.number]);
    }
    paid
}

fn sparse(case: &Case) -> Answer {
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

pub fn solve(case: &Case) -> Answer {
    if case.winning.left() * 100 < case.numbers {
        sparse(case)
    } else {
        dense(case)
    }
}
