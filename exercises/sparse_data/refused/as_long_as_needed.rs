// over-budget: a list up to the highest number that wins.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut prizes = Vec::new();
    for win in case.winning.iter() {
        if prizes.len() <= win.number {
            prizes.resize(win.number + 1, 0_u32);
        }
        prizes[win.number] = win.prize;
    }

    let mut paid = 0;
    for claim in case.claims() {
        paid += claim.shares
            * u64::from(prizes.get(claim.number).copied().unwrap_or(0));
    }
    paid
}
