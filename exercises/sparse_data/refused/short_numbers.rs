// wrong: keeps 16 bits of a number, which has up to 20.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut prizes: HashMap<u16, u32> = HashMap::new();
    for win in case.winning.iter() {
        prizes.insert(win.number as u16, win.prize);
    }

    let mut paid = 0;
    for claim in case.claims() {
        if let Some(&prize) = prizes.get(&(claim.number as u16)) {
            paid += claim.shares * u64::from(prize);
        }
    }
    paid
}
