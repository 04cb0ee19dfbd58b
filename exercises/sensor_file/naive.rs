//! Reads the whole file, then goes through its records.

use std::io::Read;

use super::{Answer, Case, RECORD};

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;

    let (records, rest) = bytes.as_chunks::<RECORD>();
    for record in records {
        case.add(record);
    }
    Ok(case.report(rest.len()))
}
