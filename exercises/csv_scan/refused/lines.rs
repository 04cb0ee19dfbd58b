// wrong: takes each line for a row, and each comma for the end of a field.

use std::io::{BufRead, BufReader};

use super::{Answer, Case, Scan};

pub fn solve(case: &Case) -> Answer {
    let mut scan = Scan::default();
    for line in BufReader::new(case.open()?).split(b'\n') {
        let line = line?;
        if !matches!(&line[..], b"" | b"\r") {
            scan.add(line.split(|byte| *byte == b',').count() as u64);
        }
    }
    Ok(scan)
}
