// wrong: keeps a prize as an `f32`, which has 24 bits for its digits.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut prizes: HashMap<usize, f32> = HashMap::new();
    for win in case.winning.iter() {
        prizes.insert(win.number, win.prize as f32);
    }

    let mut paid = 0;
    for claim in case.claims() {
        if let Some(&prize) = prizes.get(&claim.number) {
            paid += claim.shares * prize as u64;
        }
    }
    paid
}
