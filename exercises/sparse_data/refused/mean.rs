// wrong: pays the mean of all prizes to each that wins.

use std::collections::HashSet;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let (mut winning, mut sum) = (HashSet::new(), 0);
    for win in case.winning.iter() {
        winning.insert(win.number);
        sum += u64::from(win.prize);
    }
    let mean = sum / (winning.len() as u64).max(1);

    let mut paid = 0;
    for claim in case.claims() {
        if winning.contains(&claim.number) {
            paid += claim.shares * mean;
        }
    }
    paid
}
