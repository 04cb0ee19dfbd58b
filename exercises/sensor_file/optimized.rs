//! Reads a chunk of records at a time, always into the same bytes.

use std::io::Read;

use super::{Answer, Case, RECORD};

pub fn solve(case: &Case) -> Answer {
    let mut file = case.open()?;
    let mut chunk = vec![0; case.chunk * RECORD];
    let mut filled = 0;
    loop {
        let count = file.read(&mut chunk[filled..])?;
        if count == 0 {
            return Ok(case.report(filled));
        }
        filled += count;

        let (records, rest) = chunk[..filled].as_chunks::<RECORD>();
        for record in records {
            case.add(record);
        }
        // A read may end within a record, whose bytes go to the front.
        let left = rest.len();
        chunk.copy_within(filled - left..filled, 0);
        filled = left;
    }
}
