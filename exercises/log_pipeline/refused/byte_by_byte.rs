// left-out: asks the file for one byte at a time.

use std::io::Read;

use super::{Answer, Case, Tally, level, without_end};

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let mut tally = Tally::default();
    let mut line = Vec::new();
    let mut byte = [0];
    while file.read(&mut byte)? > 0 {
        line.push(byte[0]);
        if byte[0] == b'\n' {
            let whole = without_end(&line);
            tally.add(level(whole), whole.len() as u64);
            line.clear();
        }
    }
    if !line.is_empty() {
        let whole = without_end(&line);
        tally.add(level(whole), whole.len() as u64);
    }
    Ok(tally)
}
