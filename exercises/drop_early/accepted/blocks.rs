// A block for each step: what is made inside ends with it.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let (range, smoothed) = {
        let (range, turned) = {
            let raw = case.scan();
            (raw.range(), raw.turned())
        };
        (range, turned.smoothed())
    };
    smoothed.stretched(range)
}
