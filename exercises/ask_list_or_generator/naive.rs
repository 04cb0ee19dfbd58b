//! Computes the readings once, and keeps them all for the later passes.

use super::{Answer, Case, mean};

pub fn solve(case: &Case) -> Answer {
    let readings: Vec<u64> = case.readings().collect();
    let mut limit = 0;
    for _ in 0..case.passes {
        limit = mean(readings.iter().copied().filter(|&it| it >= limit));
    }
    limit
}
