// wrong: counts an empty line after the last line end.

use std::io::{BufRead, BufReader};

use super::{Answer, Case, Tally, level, without_end};

pub fn solve(case: &Case) -> Answer {
    let mut log = BufReader::with_capacity(case.chunk, case.open()?);
    let mut tally = Tally::default();
    let mut line = Vec::new();
    loop {
        line.clear();
        let count = log.read_until(b'\n', &mut line)?;
        let whole = without_end(&line);
        tally.add(level(whole), whole.len() as u64);
        if count == 0 || !line.ends_with(b"\n") {
            return Ok(tally);
        }
    }
}
