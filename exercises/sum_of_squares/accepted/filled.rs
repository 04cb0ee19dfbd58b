// A list of zeros, of the right length, in which each is replaced.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut squares = vec![0; case.n as usize];
    for (i, square) in (0..case.n).zip(&mut squares) {
        *square = i * i;
    }
    squares.iter().sum()
}
