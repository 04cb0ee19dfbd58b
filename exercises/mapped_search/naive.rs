//! Reads the whole file, then looks through it.

use std::io::{self, Read};

use super::{Case, Matches};

pub fn solve(case: &Case) -> io::Result<Matches> {
    let mut file = case.open()?;
    let mut matches = case.matches();
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;

    for (offset, part) in (0..).zip(bytes.windows(case.needle.len())) {
        if part == case.needle {
            matches.add(offset);
        }
    }
    Ok(matches)
}
