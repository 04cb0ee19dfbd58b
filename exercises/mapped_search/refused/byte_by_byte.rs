// left-out: reads each byte by itself, without a buffer.

use std::collections::VecDeque;
use std::io::{self, Read};

use super::{Case, Matches};

pub fn solve(case: &Case) -> io::Result<Matches> {
    let mut matches = case.matches();
    let mut last = VecDeque::new();
    for (at, byte) in (1_u64..).zip(case.open()?.bytes()) {
        last.push_back(byte?);
        if last.len() > case.needle.len() {
            last.pop_front();
        }
        if last == case.needle {
            matches.add(at - last.len() as u64);
        }
    }
    Ok(matches)
}
