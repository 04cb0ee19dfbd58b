// over-budget: reads in windows, and puts them together again.

use std::io::{self, Read};

use super::{Case, Matches};

pub fn solve(case: &Case) -> io::Result<Matches> {
    let mut file = case.open()?;
    let mut matches = case.matches();
    let mut all = Vec::new();
    let mut window = vec![0; case.window];
    loop {
        let count = file.read(&mut window)?;
        if count == 0 {
            break;
        }
        all.extend_from_slice(&window[..count]);
    }
    for (offset, part) in (0..).zip(all.windows(case.needle.len())) {
        if part == case.needle {
            matches.add(offset);
        }
    }
    Ok(matches)
}
