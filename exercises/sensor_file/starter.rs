//! Report on the records of a file, with a few of them in memory.

use std::io::Read;

use super::{Answer, Case, RECORD};

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;

    // How many of these records are needed at once?
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;

    let (records, rest) = bytes.as_chunks::<RECORD>();
    for record in records {
        case.add(record);
    }
    Ok(case.report(rest.len()))
}
