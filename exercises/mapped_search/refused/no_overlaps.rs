// wrong: goes on behind each match, and so misses those that overlap it.

use std::io::{self, Read};

use super::{Case, Matches};

pub fn solve(case: &Case) -> io::Result<Matches> {
    let mut file = case.open()?;
    let mut matches = case.matches();
    let length = case.needle.len();
    let mut window = vec![0; case.window];
    let (mut start, mut kept): (u64, usize) = (0, 0);
    loop {
        let count = file.read(&mut window[kept..])?;
        if count == 0 {
            return Ok(matches);
        }
        let filled = kept + count;
        let mut at = 0;
        while at + length <= filled {
            if window[at..at + length] == case.needle {
                matches.add(start + at as u64);
                at += length;
            } else {
                at += 1;
            }
        }
        kept = filled - at;
        window.copy_within(at..filled, 0);
        start += at as u64;
    }
}
