// left-out: asks the file for each offset's bytes by themselves, and so has no
// windows and no edges.

use std::io;

use super::{Case, Matches};

pub fn solve(case: &Case) -> io::Result<Matches> {
    let file = case.open()?;
    let mut matches = case.matches();
    let mut bytes = vec![0; case.needle.len()];
    let mut offset = 0;
    while offset + bytes.len() as u64 <= file.len() {
        file.read_exact_at(&mut bytes, offset)?;
        if bytes == case.needle {
            matches.add(offset);
        }
        offset += 1;
    }
    Ok(matches)
}
