// Keeps the last bytes in a queue, as many as the needle has.

use std::collections::VecDeque;
use std::io::{self, BufReader, Read};

use super::{Case, Matches};

pub fn solve(case: &Case) -> io::Result<Matches> {
    let mut matches = case.matches();
    let reader = BufReader::with_capacity(case.window, case.open()?);
    let mut last = VecDeque::with_capacity(case.needle.len());
    for (at, byte) in (1_u64..).zip(reader.bytes()) {
        if last.len() == case.needle.len() {
            last.pop_front();
        }
        last.push_back(byte?);
        if last == case.needle {
            matches.add(at - last.len() as u64);
        }
    }
    Ok(matches)
}
