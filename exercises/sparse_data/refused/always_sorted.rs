// over-budget: sorted pairs also where each number wins.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let pairs = case.winning.iter().map(|win| (win.number, win.prize));
    let mut prizes: Vec<(usize, u32)> = pairs.collect();
    prizes.sort_unstable();

    let mut paid = 0;
    for claim in case.claims() {
        let found = prizes.binary_search_by_key(&claim.number, |pair| pair.0);
        if let Ok(at) = found {
            paid += claim.shares * u64::from(prizes[at].1);
        }
    }
    paid
}
