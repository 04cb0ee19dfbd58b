// wrong: begins a line anew with each chunk.

use std::io::Read;

use super::{Answer, Case, Tally, level, without_end};

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let mut tally = Tally::default();
    let mut chunk = vec![0; case.chunk];
    loop {
        let count = file.read(&mut chunk)?;
        if count == 0 {
            return Ok(tally);
        }
        let mut line = Vec::new();
        for piece in chunk[..count].split_inclusive(|byte| *byte == b'\n') {
            line.extend_from_slice(piece);
            if line.ends_with(b"\n") {
                let whole = without_end(&line);
                tally.add(level(whole), whole.len() as u64);
                line.clear();
            }
        }
    }
}
