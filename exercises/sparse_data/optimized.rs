//! A place for each number or a pair for each that wins, whichever takes fewer
//! bytes.

use super::{Answer, Case};

enum Prizes {
    Dense(Vec<u32>),
    Sparse(Vec<(usize, u32)>),
}

impl Prizes {
    fn new(case: &Case) -> Self {
        let places = case.numbers * size_of::<u32>();
        let pairs = case.winning.left() * size_of::<(usize, u32)>();
        if places <= pairs { Self::dense(case) } else { Self::sparse(case) }
    }

    fn dense(case: &Case) -> Self {
        let mut prizes = vec![0; case.numbers];
        for win in case.winning.iter() {
            prizes[win.number] = win.prize;
        }
        Self::Dense(prizes)
    }

    fn sparse(case: &Case) -> Self {
        let pairs = case.winning.iter().map(|win| (win.number, win.prize));
        let mut pairs: Vec<(usize, u32)> = pairs.collect();
        pairs.sort_unstable();
        Self::Sparse(pairs)
    }

    fn get(&self, number: usize) -> u32 {
        match self {
            Self::Dense(prizes) => prizes[number],
            Self::Sparse(pairs) => pairs
                .binary_search_by_key(&number, |pair| pair.0)
                .map_or(0, |at| pairs[at].1),
        }
    }
}

pub fn solve(case: &Case) -> Answer {
    let prizes = Prizes::new(case);
    let mut paid = 0;
    for claim in case.claims() {
        paid += claim.shares * u64::from(prizes.get(claim.number));
    }
    paid
}
