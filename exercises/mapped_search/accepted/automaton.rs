// Knuth, Morris and Pratt: a number says how much of the needle the last
// bytes are, so no byte has to be kept. The reader is buffered.

use std::io::{self, BufReader, Read};

use super::{Case, Matches};

/// For each length of the needle's start, the longest shorter start of it
/// that is also its end.
fn borders(needle: &[u8]) -> Vec<usize> {
    let mut borders = vec![0; needle.len() + 1];
    let mut length = 0;
    for end in 1..needle.len() {
        while length > 0 && needle[length] != needle[end] {
            length = borders[length];
        }
        length += usize::from(needle[length] == needle[end]);
        borders[end + 1] = length;
    }
    borders
}

pub fn solve(case: &Case) -> io::Result<Matches> {
    let mut matches = case.matches();
    let needle = &case.needle;
    let borders = borders(needle);
    let mut seen = 0;
    for (at, byte) in (0_u64..).zip(BufReader::new(case.open()?).bytes()) {
        let byte = byte?;
        while seen > 0 && (seen == needle.len() || needle[seen] != byte) {
            seen = borders[seen];
        }
        seen += usize::from(needle[seen] == byte);
        if seen == needle.len() {
            matches.add(at + 1 - needle.len() as u64);
        }
    }
    Ok(matches)
}
