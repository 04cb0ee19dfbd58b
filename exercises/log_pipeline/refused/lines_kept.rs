// over-budget: reads in chunks, and keeps each line.

use std::io::{BufRead, BufReader};

use super::{Answer, Case, Tally, level, without_end};

pub fn solve(case: &Case) -> Answer {
    let log = BufReader::with_capacity(case.chunk, case.open()?);
    let lines: Result<Vec<Vec<u8>>, _> = log.split(b'\n').collect();
    let mut tally = Tally::default();
    for line in &lines? {
        let line = without_end(line);
        tally.add(level(line), line.len() as u64);
    }
    Ok(tally)
}
