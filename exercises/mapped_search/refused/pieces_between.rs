// wrong: cuts the file at a byte that the needle is believed never to have.

use std::io::{self, BufRead, BufReader};

use super::{Case, Matches};

pub fn solve(case: &Case) -> io::Result<Matches> {
    let mut reader = BufReader::new(case.open()?);
    let mut matches = case.matches();
    let mut piece = Vec::new();
    let mut start: u64 = 0;
    loop {
        piece.clear();
        let count = reader.read_until(b'\xFF', &mut piece)?;
        if count == 0 {
            return Ok(matches);
        }
        for (offset, part) in (start..).zip(piece.windows(case.needle.len())) {
            if part == case.needle {
                matches.add(offset);
            }
        }
        start += count as u64;
    }
}
