//! Count the lines of a log by level, and find the longest.

use std::io::Read;

use super::{Answer, Case, Tally, level, without_end};

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let mut tally = Tally::default();

    // How much of the log is in memory when its first line is counted?
    let mut log = Vec::new();
    file.read_to_end(&mut log)?;

    let lines = log.split_inclusive(|byte| *byte == b'\n');
    let lines: Vec<&[u8]> = lines.map(without_end).collect();

    for line in lines {
        tally.add(level(line), line.len() as u64);
    }
    Ok(tally)
}
