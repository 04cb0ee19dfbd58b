// over-budget: an `Option` for each number, whether it wins or not.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut prizes: Vec<Option<u32>> = vec![None; case.numbers];
    for win in case.winning.iter() {
        prizes[win.number] = Some(win.prize);
    }

    let mut paid = 0;
    for claim in case.claims() {
        paid += claim.shares * u64::from(prizes[claim.number].unwrap_or(0));
    }
    paid
}
