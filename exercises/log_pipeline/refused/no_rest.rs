// wrong: takes the two parts of a line that is cut for two lines.

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
        for line in chunk[..count].split_inclusive(|byte| *byte == b'\n') {
            let line = without_end(line);
            tally.add(level(line), line.len() as u64);
        }
    }
}
