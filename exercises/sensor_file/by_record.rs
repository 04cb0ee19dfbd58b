//! Asks the file for one record at a time.

use std::io::{self, Read};

use super::{Answer, Case, File, RECORD};

/// Reads until the record is full or the file ends, and says how many bytes
/// there are.
fn fill(file: &mut File, record: &mut [u8; RECORD]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < RECORD {
        let count = file.read(&mut record[filled..])?;
        if count == 0 {
            break;
        }
        filled += count;
    }
    Ok(filled)
}

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let mut record = [0; RECORD];
    loop {
        let filled = fill(&mut file, &mut record)?;
        if filled < RECORD {
            return Ok(case.report(filled));
        }
        case.add(&record);
    }
}
