// over-budget: packs number and prize into 7 bytes, also where each wins.

use super::{Answer, Case};

fn packed(number: usize, prize: u32) -> [u8; 7] {
    let [_, a, b, c] = (number as u32).to_be_bytes();
    let [d, e, f, g] = prize.to_be_bytes();
    [a, b, c, d, e, f, g]
}

pub fn solve(case: &Case) -> Answer {
    let wins = case.winning.iter();
    let mut prizes: Vec<[u8; 7]> =
        wins.map(|win| packed(win.number, win.prize)).collect();
    prizes.sort_unstable();

    let mut paid = 0;
    for claim in case.claims() {
        let first = packed(claim.number, 0);
        let at = prizes.partition_point(|prize| *prize < first);
        if let Some([a, b, c, d, e, f, g]) = prizes.get(at)
            && [*a, *b, *c] == first[..3]
        {
            let prize = u32::from_be_bytes([*d, *e, *f, *g]);
            paid += claim.shares * u64::from(prize);
        }
    }
    paid
}
