// refused: lends a part of a list that it has to change for the next.

use super::{Answer, BUFFER_BYTES, Case};

pub fn solve(case: &Case) -> Answer {
    let mut buffers = vec![vec![0; BUFFER_BYTES]; case.at_once];
    let mut next = 0;
    let take = || {
        next = (next + 1) % case.at_once;
        &mut buffers[next]
    };
    case.run(take, drop)
}
