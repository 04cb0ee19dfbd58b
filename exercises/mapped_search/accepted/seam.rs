// Looks through each window, and through the seam between two: the last bytes
// of one and the first of the next, side by side in a list of their own.

use std::io::{self, Read};

use super::{Case, Matches};

pub fn solve(case: &Case) -> io::Result<Matches> {
    let mut file = case.open()?;
    let mut matches = case.matches();
    let needle = case.needle.as_slice();
    let overlap = needle.len() - 1;
    let mut tail: Vec<u8> = Vec::new();
    let mut start: u64 = 0;
    loop {
        let mut window = Vec::with_capacity(case.window);
        file.by_ref().take(case.window as u64).read_to_end(&mut window)?;
        if window.is_empty() {
            return Ok(matches);
        }
        let before = tail.len();
        tail.extend(&window[..overlap.min(window.len())]);
        let seam = start - before as u64;
        for (at, part) in tail.windows(needle.len()).enumerate() {
            if part == needle {
                matches.add(seam + at as u64);
            }
        }
        for (at, part) in window.windows(needle.len()).enumerate() {
            if part == needle {
                matches.add(start + at as u64);
            }
        }
        start += window.len() as u64;
        // Of the last bytes, also those of a window that was short.
        if window.len() >= overlap {
            tail.clear();
            tail.extend(&window[window.len() - overlap..]);
        } else {
            tail.drain(..tail.len().saturating_sub(overlap));
        }
    }
}
