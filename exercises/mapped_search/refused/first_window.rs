// wrong: looks through one window and stops.

use std::io::{self, Read};

use super::{Case, Matches};

pub fn solve(case: &Case) -> io::Result<Matches> {
    let mut file = case.open()?;
    let mut matches = case.matches();
    let mut window = vec![0; case.window];
    let count = file.read(&mut window)?;
    let bytes = &window[..count];
    for (offset, part) in (0..).zip(bytes.windows(case.needle.len())) {
        if part == case.needle {
            matches.add(offset);
        }
    }
    Ok(matches)
}
