// over-budget: reads in windows, and keeps each offset in a list.

use std::io::{self, Read};

use super::{Case, Matches};

pub fn solve(case: &Case) -> io::Result<Matches> {
    let mut file = case.open()?;
    let length = case.needle.len();
    let mut offsets: Vec<u64> = Vec::new();
    let mut window = vec![0; case.window];
    let (mut start, mut kept) = (0, 0);
    loop {
        let count = file.read(&mut window[kept..])?;
        if count == 0 {
            break;
        }
        let filled = kept + count;
        for (offset, part) in (start..).zip(window[..filled].windows(length)) {
            if part == case.needle {
                offsets.push(offset);
            }
        }
        kept = filled.min(length - 1);
        window.copy_within(filled - kept..filled, 0);
        start += (filled - kept) as u64;
    }
    let mut matches = case.matches();
    offsets.into_iter().for_each(|offset| matches.add(offset));
    Ok(matches)
}
