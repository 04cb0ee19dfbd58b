// A table by hand, twice as long as the numbers that win.

use super::{Answer, Case};

fn place(table: &[(usize, u32)], number: usize) -> usize {
    let mut at = number.wrapping_mul(7_919) % table.len();
    // A prize is never 0, so a place with prize 0 is free.
    while table[at].1 != 0 && table[at].0 != number {
        at = (at + 1) % table.len();
    }
    at
}

fn sparse(case: &Case) -> Answer {
    let mut table = vec![(0, 0); 2 * case.winning.left() + 1];
    for win in case.winning.iter() {
        let at = place(&table, win.number);
        table[at] = (win.number, win.prize);
    }

    let mut paid = 0;
    for claim in case.claims() {
        let at = place(&table, claim.number);
        paid += claim.shares * u64::from(table[at].1);
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
    if 4 * case.winning.left() < case.numbers {
        sparse(case)
    } else {
        dense(case)
    }
}
