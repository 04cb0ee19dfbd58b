// over-budget: makes no list of lines, and still reads the whole log.

use std::io::Read;

use super::{Answer, Case, Tally, level, without_end};

pub fn solve(case: &Case) -> Answer {
    let mut log = Vec::new();
    case.open()?.read_to_end(&mut log)?;
    let mut tally = Tally::default();
    for line in log.split_inclusive(|byte| *byte == b'\n') {
        let line = without_end(line);
        tally.add(level(line), line.len() as u64);
    }
    Ok(tally)
}
