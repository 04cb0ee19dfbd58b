// wrong: keeps 16 bits of a prize, which has up to 32.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut prizes: HashMap<usize, u16> = HashMap::new();
    for win in case.winning.iter() {
        prizes.insert(win.number, win.prize as u16);
    }

    let mut paid = 0;
    for claim in case.claims() {
        if let Some(&prize) = prizes.get(&claim.number) {
            paid += claim.shares * u64::from(prize);
        }
    }
    paid
}
