// Reads at offsets: each window begins a needle less a byte before the end of
// the one before, and reads those bytes again.

use std::io;

use super::{Case, Matches};

pub fn solve(case: &Case) -> io::Result<Matches> {
    let file = case.open()?;
    let mut matches = case.matches();
    let needle = case.needle.as_slice();
    let mut window = vec![0; case.window];
    let mut start = 0;
    while start + needle.len() as u64 <= file.len() {
        let left = usize::try_from(file.len() - start);
        let count = left.map_or(case.window, |left| left.min(case.window));
        let window = &mut window[..count];
        file.read_exact_at(window, start)?;
        for (at, part) in window.windows(needle.len()).enumerate() {
            if part == needle {
                matches.add(start + at as u64);
            }
        }
        start += (count - (needle.len() - 1)) as u64;
    }
    Ok(matches)
}
