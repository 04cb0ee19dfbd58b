// left-out: reads portions as short as the needle, so its list stays tiny and
// the file is asked a hundred thousand times.

use std::io::{self, Read};

use super::{Case, Matches};

pub fn solve(case: &Case) -> io::Result<Matches> {
    let mut file = case.open()?;
    let mut matches = case.matches();
    let length = case.needle.len();
    let mut bytes = vec![0; 2 * length];
    let (mut start, mut kept) = (0, 0);
    loop {
        let count = file.read(&mut bytes[kept..])?;
        if count == 0 {
            return Ok(matches);
        }
        let filled = kept + count;
        for (offset, part) in (start..).zip(bytes[..filled].windows(length)) {
            if part == case.needle {
                matches.add(offset);
            }
        }
        kept = filled.min(length - 1);
        bytes.copy_within(filled - kept..filled, 0);
        start += (filled - kept) as u64;
    }
}
