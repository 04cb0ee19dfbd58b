// over-budget: keeps a level and a length for each line, and counts later.

use std::io::{BufRead, BufReader};

use super::{Answer, Case, Tally, level, without_end};

pub fn solve(case: &Case) -> Answer {
    let mut kept = Vec::new();
    for line in BufReader::new(case.open()?).split(b'\n') {
        let line = line?;
        let line = without_end(&line);
        kept.push((level(line), line.len() as u32));
    }
    let mut tally = Tally::default();
    for (level, length) in kept {
        tally.add(level, length.into());
    }
    Ok(tally)
}
