// over-budget: a list of the pictures, of which only the last one is used.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut pictures = vec![case.scan()];
    let range = pictures[0].range();
    pictures.push(pictures[0].turned());
    pictures.push(pictures[1].smoothed());
    pictures[2].stretched(range)
}
