//! A list with a place for each number, whether it wins or not.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
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
