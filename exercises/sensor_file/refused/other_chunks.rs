// over-budget: chunks of 10,000 records, whatever the case says.

use std::io::Read;

use super::{Answer, Case, RECORD};

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let mut chunk = vec![0; 10_000 * RECORD];
    loop {
        let count = file.read(&mut chunk)?;
        let (records, rest) = chunk[..count].as_chunks::<RECORD>();
        records.iter().for_each(|record| case.add(record));
        if count < chunk.len() {
            return Ok(case.report(rest.len()));
        }
    }
}
