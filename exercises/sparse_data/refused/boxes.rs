// over-budget: an address for each number, of a box if it wins.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut prizes: Vec<Option<Box<u32>>> = vec![None; case.numbers];
    for win in case.winning.iter() {
        prizes[win.number] = Some(Box::new(win.prize));
    }

    let mut paid = 0;
    for claim in case.claims() {
        if let Some(prize) = &prizes[claim.number] {
            paid += claim.shares * u64::from(**prize);
        }
    }
    paid
}
