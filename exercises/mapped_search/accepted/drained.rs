// A list that is filled up at its end and emptied from its front.

use std::io::{self, Read};

use super::{Case, Matches};

pub fn solve(case: &Case) -> io::Result<Matches> {
    let mut file = case.open()?;
    let mut matches = case.matches();
    let mut bytes: Vec<u8> = Vec::new();
    let mut start: u64 = 0;
    let portion = (case.window / 2) as u64;
    while file.by_ref().take(portion).read_to_end(&mut bytes)? > 0 {
        while bytes.len() >= case.needle.len() {
            let found = bytes
                .windows(case.needle.len())
                .position(|part| part == case.needle);
            let Some(at) = found else { break };
            matches.add(start + at as u64);
            bytes.drain(..=at);
            start += at as u64 + 1;
        }
        let looked_at = bytes.len().saturating_sub(case.needle.len() - 1);
        bytes.drain(..looked_at);
        start += looked_at as u64;
    }
    Ok(matches)
}
