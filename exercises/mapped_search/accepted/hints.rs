// Follows the hints: one window, whose last bytes are kept for the next read.

use std::io::{self, Read};

use super::{Case, Matches};

pub fn solve(case: &Case) -> io::Result<Matches> {
    let mut file = case.open()?;
    let mut matches = case.matches();
    let length = case.needle.len();

    let mut bytes = vec![0; case.window];
    let mut start = 0;
    let mut kept = 0;
    loop {
        let count = file.read(&mut bytes[kept..])?;
        if count == 0 {
            return Ok(matches);
        }
        let filled = kept + count;
        let there = &bytes[..filled];
        for (offset, part) in (start..).zip(there.windows(length)) {
            if part == case.needle {
                matches.add(offset);
            }
        }
        kept = filled.min(length - 1);
        bytes.copy_within(filled - kept..filled, 0);
        start += (filled - kept) as u64;
    }
}
