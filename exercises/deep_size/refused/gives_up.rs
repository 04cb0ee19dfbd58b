// left-out: says nothing of any list, so the larger one is kept.

use super::{Answer, Case, Records, keep_the_smaller};

fn deep_size(_: &Records) -> Option<usize> {
    None
}

pub fn solve(case: &Case) -> Answer {
    keep_the_smaller(case, deep_size)
}
