// Pairs as one `u64` each, sorted; the number in its upper half.

use super::{Answer, Case};

fn sparse(case: &Case) -> Answer {
    let packed = |number: usize, prize| (number as u64) << 32 | prize;
    let wins = case.winning.iter();
    let mut prizes: Box<[u64]> =
        wins.map(|win| packed(win.number, u64::from(win.prize))).collect();
    prizes.sort_unstable();

    let mut paid = 0;
    for claim in case.claims() {
        let first = prizes.partition_point(|&p| p < packed(claim.number, 0));
        if let Some(prize) = prizes.get(first)
            && prize >> 32 == claim.number as u64
        {
            paid += claim.shares * (prize & u64::from(u32::MAX));
        }
    }
    paid
}

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

pub fn solve(case: &Case) -> Answer {
    if 2 * case.winning.left() < case.numbers {
        sparse(case)
    } else {
        dense(case)
    }
}
