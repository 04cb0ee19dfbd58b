// Pairs, pushed one by one and sorted by a stable sort.

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
    let mut prizes = Vec::new();
    for win in case.winning.iter() {
        prizes.push((win.number, win.prize));
    }
    prizes.sort_by_key(|pair| pair.0);

    let mut paid = 0;
    for claim in case.claims() {
        let at = prizes.partition_point(|pair| pair.0 < claim.number);
        if let Some(&(number, prize)) = prizes.get(at)
            && number == claim.number
        {
            paid += claim.shares * u64::from(prize);
        }
    }
    paid
}

pub fn solve(case: &Case) -> Answer {
    if case.winning.left() < case.numbers / 4 {
        sparse(case)
    } else {
        dense(case)
    }
}
